"""Builds the imaginary archive in a folder and serves it: `python archive_server.py FOLDER`; prints its port."""

from __future__ import annotations

import sys
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parents[2] / "src")]

from fonds.wiring import use_archive  # noqa: E402


class Server(ThreadingMixIn, WSGIServer):
    """A browser opens several connections at once."""

    daemon_threads = True


class Silent(WSGIRequestHandler):
    """Says nothing: standard output is for the port."""

    def log_message(self, format: str, *arguments: object) -> None:
        pass


def people() -> None:
    """Two records of one person, in restricted records: for the desk, and nowhere else to be seen."""
    from catalogue.people_builder import named, office, someone, text
    from fonds.workflows.proposing import propose

    first = text("letter-one", "In the morning Anna Strand spoke of the quay.", year=1951, public=False)
    second = text("letter-two", "To A. Strand, Director of the port.", year=1952, public=False)
    named(first, "Anna Strand", someone("Anna Strand"))
    office(named(second, "A. Strand", someone("A. Strand")), "Director of the port")
    propose()


def main(folder: str) -> None:
    """Serves until it is stopped."""
    use_archive(Path(folder))
    from django.core.management import call_command

    from web import archive_builder, people_archive

    call_command("migrate", verbosity=0)
    archive_builder.build(long_pages=1000)
    people_archive.read()
    archive_builder.index()
    people()
    from django.contrib.auth.models import User

    User.objects.create_superuser("keeper-of-tests", password="ten-characters-or-more")
    from fonds.web.wsgi import application

    server = make_server("127.0.0.1", 0, application, Server, Silent)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
