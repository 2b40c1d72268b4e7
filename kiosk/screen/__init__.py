"""The glass: all Qt. Ends where a touch became a command and a state became a picture."""
