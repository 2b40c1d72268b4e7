"""Direct calls with the real engine, real media and a real browser as the officer's phone."""
