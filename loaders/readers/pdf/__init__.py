"""Pages of a PDF: segments with their geometry, put into lines, tables and paragraphs."""
