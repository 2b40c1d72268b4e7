"""Orders and announcements: kept on disk before they travel, repeated until they arrive, answered by each."""
