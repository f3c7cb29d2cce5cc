"""From request to page, one noun a file."""
