"""Microphone -> words -> intent, in a process of its own; and words -> speech. Ends where words are given on."""
