"""A reader's list of records, passages and notes, written for reference managers and word processors."""
