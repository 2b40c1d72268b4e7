"""The recipe, tested in its own environment."""
