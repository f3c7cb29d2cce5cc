"""One dataclass a page: everything its template needs."""
