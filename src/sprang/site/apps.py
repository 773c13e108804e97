from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "sprang.site"
    label = "site"
    verbose_name = "Språng"
