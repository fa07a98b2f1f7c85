"""Lists of collaborators: units as titles, partners as bullets, notes around them."""
