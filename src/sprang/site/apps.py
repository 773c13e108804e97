from django.apps import AppConfig


class SiteConfig(AppConfig):
    name = "sprang.site"
    label = "site"
    verbose_name = "Språng"

    def ready(self) -> None:
        # registered by being imported
        from .account import events, sessions  # noqa: F401
        from .limits import limiting  # noqa: F401
