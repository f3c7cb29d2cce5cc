"""What the archive answers to an assistant: public records alone, every answer with its addresses and its coverage."""
