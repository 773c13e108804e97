from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "sprang.site"
    label = "site"
    verbose_name = "Språng"

    def ready(self) -> None:
        from . import account_events, limiting, sessions  # noqa: F401  registered by being imported
