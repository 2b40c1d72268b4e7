"""What every other room may build on: commands, bus, state, journal, pack, supervisor, errors."""
