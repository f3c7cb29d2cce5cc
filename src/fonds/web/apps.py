"""What readers see."""

from django.apps import AppConfig
from django.contrib.admin.apps import SimpleAdminConfig


class WebConfig(AppConfig):
    name = "fonds.web"
    label = "web"


class DeskConfig(SimpleAdminConfig):
    """The keeper's desk. Without autodiscovery: it registers its pages where its address is, and no command waits."""

    default_site = "fonds.web.desk.front.DeskSite"
