"""How many requests an address may make: counted in this process, and said in the answer.

The headers are those of the IETF draft "RateLimit header fields for HTTP". Each worker process counts for itself;
what is said holds for the worker that answered, so that a client of a site with n workers may get up to n times as
many. A limit for the whole site belongs in the proxy before it.
"""

from __future__ import annotations

import ipaddress
from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from django.http import HttpRequest

WINDOW = 60
"""Seconds that are counted together."""
_CLIENTS = 20_000


@dataclass(frozen=True, slots=True)
class Rate:
    """What is left to a client: `left` requests within the next `reset` seconds. One too many is not `allowed`."""

    limit: int
    left: int
    reset: int
    allowed: bool

    def headers(self) -> dict[str, str]:
        """`RateLimit-Policy`, `RateLimit` and, for one too many, `Retry-After`."""
        said = {
            "RateLimit-Policy": f'"requests";q={self.limit};w={WINDOW}',
            "RateLimit": f'"requests";r={self.left};t={self.reset}',
        }
        return said if self.allowed else said | {"Retry-After": str(self.reset)}


class Rates:
    """Counts of the clients seen lately, in windows that begin with a client's first request."""

    def __init__(self) -> None:
        self._seen: OrderedDict[str, tuple[int, int]] = OrderedDict()
        self._lock = Lock()

    def count(self, client: str, limit: int, now: int) -> Rate:
        """Counts one request at `now` (seconds)."""
        with self._lock:
            began, made = self._seen.get(client, (now, 0))
            if not began <= now < began + WINDOW:
                began, made = now, 0
            allowed = made < limit
            made += allowed
            self._seen[client] = (began, made)
            self._seen.move_to_end(client)
            while len(self._seen) > _CLIENTS:
                self._seen.popitem(last=False)
        return Rate(limit, limit - made, began + WINDOW - now, allowed)


def client_of(request: HttpRequest, proxies: int) -> str:
    """The address the request came from. Behind so many `proxies` that can be trusted it is the one that the
    outermost of them saw (`X-Forwarded-For`, counted from its end); IPv6 clients are told apart by their /64."""
    address = str(request.META.get("REMOTE_ADDR", ""))
    if proxies:
        passed = [each.strip() for each in request.headers.get("x-forwarded-for", "").split(",") if each.strip()]
        if len(passed) >= proxies:
            address = passed[-proxies]
    try:
        known = ipaddress.ip_address(address)
    except ValueError:
        return address[:60]
    if isinstance(known, ipaddress.IPv6Address):
        if known.ipv4_mapped is not None:
            return str(known.ipv4_mapped)
        return str(ipaddress.ip_network((known, 64), strict=False))
    return str(known)
