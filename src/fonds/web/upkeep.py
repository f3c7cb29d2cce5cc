"""What a serving archive does beside answering: it indexes what has changed, opens what was embargoed till today, and
has the lists of people follow the rule on private people."""

from __future__ import annotations

import sys
import threading

INTERVAL = 20.0
"""Seconds between two rounds."""


def start_upkeep() -> threading.Event:
    """Starts the rounds in a thread of their own, which ends with the process; setting the event ends it earlier."""
    stop = threading.Event()
    threading.Thread(target=_rounds, args=(stop,), name="upkeep", daemon=True).start()
    return stop


def _rounds(stop: threading.Event) -> None:
    wait = 0.0
    while not stop.wait(wait):
        wait = INTERVAL
        try:
            round_of_upkeep()
        except Exception as error:
            # whatever it is, readers must go on being served
            print(f"fonds: upkeep will be tried again: {error}", file=sys.stderr)


def round_of_upkeep() -> None:
    """One round: lapsed embargoes, who is private, then the outbox. Leaves them to another process that holds the
    writer's lock."""
    from django.db import connection

    from fonds import wiring
    from fonds.catalogue.models import OutboxEntry
    from fonds.ports.text_index import IndexLocked
    from fonds.workflows.access import embargoes_due, lapse_embargoes
    from fonds.workflows.indexing import drain
    from fonds.workflows.private_people import follow_private_people

    try:
        follow_private_people(wiring.private_people_noted(), today=wiring.today())
        if embargoes_due(wiring.clock()) or OutboxEntry.objects.exists():
            indexes = wiring.indexes()
            lapse_embargoes(now=wiring.clock(), indexes=indexes)
            drain(indexes)
    except IndexLocked:
        return
    finally:
        connection.close()
