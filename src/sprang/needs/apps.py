from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "sprang.needs"
    label = "needs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import (  # noqa: F401  registered by being imported
            actions,
            exports,
            history,
            imports,
            news,
        )
