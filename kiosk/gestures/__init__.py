"""Hands -> gestures: one file per gesture, each a pure state machine over time-stamped hands. No clock, no camera."""
