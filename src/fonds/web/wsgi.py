"""The site as a WSGI application: `granian --interface wsgi fonds.web.wsgi:application`."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fonds.settings")
application = get_wsgi_application()

if os.environ.get("FONDS_UPKEEP"):
    from fonds.web.upkeep import start_upkeep

    start_upkeep()
