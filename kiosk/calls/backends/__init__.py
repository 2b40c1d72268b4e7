"""One file per way to reach people; each defines `BACKEND`."""
