"""Many files: find them, and read them in several processes."""
