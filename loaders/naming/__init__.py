"""Who is named in running text: units, bodies, roles, people."""
