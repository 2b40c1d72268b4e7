"""Calls through a Janus server: numbers of a SIP exchange, and rooms of more people than the wall could carry alone."""
