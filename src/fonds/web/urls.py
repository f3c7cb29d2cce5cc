"""Every address of the site, on one page."""

from __future__ import annotations

from django.contrib import admin
from django.urls import URLPattern, URLResolver, path, re_path

from fonds.web.views import errors, home, machine

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("search", machine.not_there_yet, name="search"),
    path("search.csv", machine.not_there_yet, name="search-csv"),
    path("search.xlsx", machine.not_there_yet, name="search-xlsx"),
    path("records/<str:identifier>", machine.not_there_yet, name="record"),
    path("collections", machine.not_there_yet, name="collections"),
    path("collections/<slug:slug>", machine.not_there_yet, name="collection"),
    path("collections/<slug:slug>/picture", machine.not_there_yet, name="collection-picture"),
    path("browse", machine.not_there_yet, name="browse"),
    path("browse/dates", machine.not_there_yet, name="browse-dates"),
    path("browse/repositories", machine.not_there_yet, name="browse-repositories"),
    path("browse/repositories/<slug:slug>", machine.not_there_yet, name="browse-repository"),
    path("browse/creators", machine.not_there_yet, name="browse-creators"),
    path("releases", machine.not_there_yet, name="releases"),
    path("about", machine.not_there_yet, name="about"),
    path("robots.txt", machine.robots, name="robots"),
    path("favicon.ico", machine.favicon, name="favicon"),
    path("opensearch.xml", machine.opensearch, name="opensearch"),
    re_path(r"^api/v1/.*$", machine.not_there_yet, name="api"),
    path("desk/", admin.site.urls),
]

handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.server_error
