"""The command wall: ear, eye and finger -> command -> screen and call."""
