"""`fonds keeper`."""

from __future__ import annotations

import argparse
import getpass
import sys

from fonds.cli import Failure, UsageError
from fonds.cli.archives import open_archive


def arguments(parser: argparse.ArgumentParser) -> None:
    """Add, list, remove."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="ACTION")
    add = actions.add_parser("add", help="add a keeper, or give one a new password")
    add.add_argument("name")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input")
    actions.add_parser("list", help="list the keepers")
    remove = actions.add_parser("remove", help="take a keeper's access to the desk away; decisions made stay")
    remove.add_argument("name")


def run(options: argparse.Namespace) -> int:
    """Does the action."""
    open_archive(options.archive)
    from django.contrib.auth import get_user_model

    users = get_user_model().objects
    if options.action == "list":
        for user in users.filter(is_active=True).order_by("username"):
            print(user.get_username())
        return 0
    if options.action == "remove":
        if not users.filter(username=options.name).update(is_active=False):
            raise Failure(f"there is no keeper {options.name!r}")
        return 0
    password = sys.stdin.readline().rstrip("\n") if options.password_stdin else getpass.getpass("Password: ")
    if len(password) < 10:
        raise UsageError("a password has ten characters or more")
    user, new = users.get_or_create(username=options.name)
    user.is_staff = user.is_superuser = user.is_active = True
    user.set_password(password)
    user.save()
    print(f"{'Added' if new else 'Changed'} keeper {options.name}; the desk is at /desk/")
    return 0
