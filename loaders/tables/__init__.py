"""Tables of ties, of any shape, and tables of units."""
