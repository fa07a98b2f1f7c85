"""What a title says of what follows it."""
