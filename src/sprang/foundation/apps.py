from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "sprang.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        # registered by being imported
        from . import checks, converters, tasks  # noqa: F401
        from .database import cache, sqlite  # noqa: F401
        from .database.trigrams import setup  # noqa: F401
        from .journal import append_only  # noqa: F401
