from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "sprang.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import exports, imports  # noqa: F401  registered by being imported
