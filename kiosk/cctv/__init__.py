"""The city's cameras -> pictures and how far each can be believed. A process of its own; ends at the wall's rings."""
