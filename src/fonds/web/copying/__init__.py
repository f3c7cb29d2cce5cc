"""A copy of the whole site that needs no server: the same pages, from the same views, as plain files."""
