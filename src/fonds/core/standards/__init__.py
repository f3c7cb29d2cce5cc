"""Descriptions in the standards that other software reads, one module a standard; all start from `described`."""
