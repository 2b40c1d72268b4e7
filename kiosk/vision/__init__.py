"""Camera -> hands. Ends where hands are handed to the gestures; runs in a process of its own."""
