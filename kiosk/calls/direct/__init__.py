"""An officer's own phone, reached through its browser: signalling, media and the page. Ends at the engine's pipe."""
