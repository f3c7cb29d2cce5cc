"""Every address of the site, on one page."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from fonds.web.api.endpoints import patterns as api_patterns
from fonds.web.desk.site import desk
from fonds.web.pages.name_links import LISTS
from fonds.web.views import (
    about,
    api,
    assistants,
    authorities,
    browse,
    collections,
    comparisons,
    crawlers,
    digital_objects,
    errors,
    exchange,
    feeds,
    home,
    machine,
    oai,
    pictures,
    reading_list,
    records,
    releases,
    search,
    tables,
    told,
    unapi,
    verifying,
    withheld,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("search", search.search, name="search"),
    path("search.atom", feeds.search, name="search-feed"),
    path("search.csv", search.search_csv, name="search-csv"),
    path("search.xlsx", search.search_xlsx, name="search-xlsx"),
    path("search.ris", search.search_references, {"form": "ris"}, name="search-ris"),
    path("search.bib", search.search_references, {"form": "bib"}, name="search-bib"),
    path("search.csl.json", search.search_references, {"form": "csl.json"}, name="search-csl-json"),
    re_path(
        r"^records/(?P<identifier>[^/.]+)\.(?P<form>dc|mods|ead3|ead2002)\.xml$",
        exchange.record_xml,
        name="record-xml",
    ),
    re_path(r"^records/(?P<identifier>[^/.]+)\.ric\.(?P<form>ttl|jsonld)$", exchange.record_ric, name="record-ric"),
    re_path(
        r"^(?P<of>people|bodies)/(?P<identifier>[^/.]+)\.eac-cpf\.xml$", exchange.authority_xml, name="authority-xml"
    ),
    re_path(r"^records/(?P<identifier>[^/.]+)\.tei\.xml$", exchange.record_tei, name="record-tei"),
    path("records/<str:identifier>", records.record, name="record"),
    path("records/<str:identifier>/cite", records.cite, name="record-cite"),
    re_path(
        r"^records/(?P<identifier>[^/]+)/cite\.(?P<kind>ris|bib|json)$", records.cite_download, name="record-cite-file"
    ),
    path("records/<str:identifier>/embed", records.embed, name="record-embed"),
    path("records/<str:identifier>/annotation", records.annotated, name="record-annotation"),
    path("records/<str:identifier>/compare", comparisons.compare, name="record-compare"),
    path("records/<str:identifier>/best-text", comparisons.best_text, name="record-best-text"),
    path("records/<str:identifier>/opened/<str:span>", comparisons.opened, name="opened"),
    re_path(
        r"^records/(?P<identifier>[^/]+)/opened/(?P<span>[^/]+)/cite\.(?P<kind>ris|bib|json)$",
        comparisons.opened_cite,
        name="opened-cite-file",
    ),
    path("records/<str:identifier>/objects/<str:object_id>/original", digital_objects.original, name="original"),
    path("records/<str:identifier>/objects/<str:object_id>/text", digital_objects.text, name="object-text"),
    path(
        "records/<str:identifier>/objects/<str:object_id>/pages/<int:page>.jpg",
        digital_objects.picture,
        name="page-picture",
    ),
    path("collections", collections.collections, name="collections"),
    path("collections/<slug:slug>", collections.collection, name="collection"),
    path("collections/<slug:slug>/new.atom", feeds.collection, name="collection-feed"),
    path("collections/<slug:slug>/picture", collections.picture, name="collection-picture"),
    path("browse", browse.browse, name="browse"),
    path("browse/dates", browse.dates, name="browse-dates"),
    path("browse/repositories", browse.repositories, name="browse-repositories"),
    path("browse/repositories/<slug:slug>", browse.repository, name="browse-repository"),
    path("browse/creators", browse.creators, name="browse-creators"),
    *(
        route
        for name, of in LISTS.items()
        for route in (
            path(of, authorities.listing, {"of": of}, name=of),
            path(f"{of}/<str:identifier>", authorities.authority, {"of": of}, name=name),
        )
    ),
    re_path(
        r"^(?P<of>people|bodies|places)/(?P<identifier>[^/]+)/documents\.atom$",
        authorities.feed,
        name="authority-feed",
    ),
    re_path(rf"^(?P<name>{tables.NAMES})\.(?P<form>csv|parquet)$", tables.table, name="table"),
    re_path(r"^(?P<of>offices|meetings|series)/(?P<identifier>[^/.]+)/documents\.atom$", told.feed, name="told-feed"),
    path("offices", told.offices, name="offices"),
    path("offices/<str:slug>", told.office, name="office"),
    path("meetings", told.meetings, name="meetings"),
    path("network", pictures.network, name="network"),
    path("map", pictures.place_map, name="map"),
    path("figures", told.figures, name="figures"),
    re_path(r"^series/(?P<identifier>[^/.]+)$", told.series, name="series"),
    path("meetings/<str:identifier>", told.meeting, name="meeting"),
    path("releases", releases.releases, name="releases"),
    path("releases/<slug:slug>", releases.release, name="release"),
    path("releases/<slug:slug>/opened.atom", withheld.feed, name="opened-feed"),
    path("withheld", withheld.withheld, name="withheld"),
    path("withheld.csv", withheld.withheld_numbers, name="withheld-csv"),
    path("withdrawals", withheld.withdrawals, name="withdrawals"),
    path("verify", verifying.page, name="verify"),
    path("api", api.page, name="api-page"),
    *api_patterns(),
    path("about", about.about, name="about"),
    path("reading-list", reading_list.page, name="reading-list"),
    path("reading-list/check", reading_list.check, name="reading-list-check"),
    path("reading-list/export", reading_list.export, name="reading-list-export"),
    path("mcp", assistants.mcp, name="mcp"),
    path("oai", oai.oai, name="oai"),
    path("unapi", unapi.unapi, name="unapi"),
    path("robots.txt", crawlers.robots, name="robots"),
    path("sitemap.xml", crawlers.sitemap, name="sitemap"),
    path("sitemaps/pages.xml", crawlers.sitemap_pages, name="sitemap-pages"),
    path("sitemaps/records.xml", crawlers.sitemap_records, name="sitemap-records"),
    path("sitemaps/records-<slug:prefix>.xml", crawlers.sitemap_records, name="sitemap-part"),
    path("new.atom", feeds.new, name="new-feed"),
    path("favicon.ico", machine.favicon, name="favicon"),
    path("opensearch.xml", machine.opensearch, name="opensearch"),
    path("desk/", desk.urls),
]

handler400 = errors.bad_request
handler403 = errors.refused
handler404 = errors.not_found
handler500 = errors.server_error
