"""The models room, tested."""
