"""Synthetic speech -> small vosk models. Ends where a model folder lies on the disk."""
