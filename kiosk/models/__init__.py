"""The publishers' servers -> folders on this machine: which models there are, where they lie, if they are whole."""
