"""Lines that are the rows of a table in all but their form."""
