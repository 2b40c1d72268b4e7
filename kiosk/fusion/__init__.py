"""Where the senses meet: what was heard or seen becomes a command, or is refused with its reason."""
