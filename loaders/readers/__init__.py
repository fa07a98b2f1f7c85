"""Turn one file format into blocks or rows with their places."""
