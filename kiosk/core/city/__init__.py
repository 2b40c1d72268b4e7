"""What a city pack is made of, part by part. Ends where `kiosk/core/pack.py` reads and checks it as a whole."""
