"""Answer questions about a network with plain, frozen results."""
