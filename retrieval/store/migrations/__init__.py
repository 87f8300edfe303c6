"""The numbered migrations of the catalogue's tables."""
