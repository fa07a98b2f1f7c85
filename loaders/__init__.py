"""Read documents into statements, and say what was not understood."""
