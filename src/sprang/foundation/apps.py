from django.apps import AppConfig


class FoundationConfig(AppConfig):
    name = "sprang.foundation"
    label = "foundation"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import append_only, cache, checks, converters, sqlite, tasks, trigrams  # noqa: F401  registered by being imported
