"""Where a graph is kept; every store answers alike."""
