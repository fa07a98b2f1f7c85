"""Keep what units said: statements, the actors behind the names, and the network."""
