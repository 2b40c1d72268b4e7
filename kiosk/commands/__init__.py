"""The vocabulary: one file per family of commands; each says what is spoken, what it holds and what it does."""
