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


def main(folder: str) -> None:
    """Serves until it is stopped."""
    use_archive(Path(folder))
    from django.core.management import call_command

    from web import archive_builder, people_archive

    call_command("migrate", verbosity=0)
    archive_builder.build(long_pages=1000)
    people_archive.read()
    archive_builder.index()
    from django.contrib.auth.models import User

    User.objects.create_superuser("keeper-of-tests", password="ten-characters-or-more")
    from fonds.web.wsgi import application

    server = make_server("127.0.0.1", 0, application, Server, Silent)
    print(server.server_port, flush=True)
    server.serve_forever()


if __name__ == "__main__":
    main(sys.argv[1])
