"""What the dashboard shows: one folder per view. Ends where `present` gave the texts and QML binds to them."""
