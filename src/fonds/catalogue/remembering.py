"""What was looked up once is not looked up again, for as long as nothing can have changed.

Within one answer to a reader, and within a batch of pages of a copy, the same unit is asked for its description, its
texts and its place again and again. Functions that are `remembered` give what they gave before, inside `remembering()`
and nowhere else: what changes something never runs there.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
T = TypeVar("T")
_HELD: ContextVar[dict[tuple[Any, ...], Any] | None] = ContextVar("fonds_remembered", default=None)
_MISSING = object()


@contextmanager
def remembering() -> Iterator[None]:
    """Until its end, functions that are `remembered` are asked once for each of their keys; within another, all are
    one."""
    if _HELD.get() is not None:
        yield
        return
    token = _HELD.set({})
    try:
        yield
    finally:
        _HELD.reset(token)


@contextmanager
def forgetting() -> Iterator[None]:
    """Until its end, nothing is remembered: for what goes through more than memory should hold."""
    token = _HELD.set(None)
    try:
        yield
    finally:
        _HELD.reset(token)


def remembered(key: Callable[P, Hashable]) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Makes a function one that is remembered; `key` says of its arguments what its answer depends on.

    The answer is shared by all who ask: nobody may change it. A list is given to each as a list of its own.
    """

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        @wraps(function)
        def asked(*args: P.args, **kwargs: P.kwargs) -> T:
            held = _HELD.get()
            if held is None:
                return function(*args, **kwargs)
            of = (function, key(*args, **kwargs))
            found = held.get(of, _MISSING)
            if found is _MISSING:
                found = held[of] = function(*args, **kwargs)
            return cast(T, list(found)) if isinstance(found, list) else cast(T, found)

        return asked

    return decorate
