"""Cross-references in running text: who works, or should work, or struggles with whom."""
