"""The state -> what each part of the shell shows, as plain values in the wall's language; pure, no Qt."""
