"""One name, many spellings: what forms a name takes in other scripts and systems, and which forms may be one."""
