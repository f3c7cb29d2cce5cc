"""The sample archive shows every kind of difference between the releases of a record."""

from __future__ import annotations

import json
import zlib
from collections import Counter

import pytest

from fonds.catalogue.access import Reader
from fonds.catalogue.comparisons import spans
from fonds.catalogue.models import StoredComparison
from fonds.core.comparing.comparison import SpanKind
from fonds.workflows.comparison_keeping import keep_comparisons

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("report")]


def test_every_kind_of_difference_is_there() -> None:
    keep_comparisons(now=1_790_000_000)
    found: Counter[str] = Counter()
    for kept in StoredComparison.objects.filter(public_step=True):
        found.update(kind for kind, *_ in json.loads(zlib.decompress(bytes(kept.spans))))
    assert set(found) == {kind.value for kind in SpanKind}, found
    assert spans(Reader.ANONYMOUS, "opened").count() >= 3
    assert spans(Reader.ANONYMOUS, "withheld").count() >= 1
