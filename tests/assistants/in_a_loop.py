"""Runs what is asynchronous in a thread of its own: a browser of other tests may keep a loop running in this one."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")


def in_a_loop(asked: Coroutine[Any, Any, T]) -> T:
    """What the coroutine gives back."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(asyncio.run, asked).result()
