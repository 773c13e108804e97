from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "sprang.organisations"
    label = "organisations"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sprang.foundation.jobs import upkeep

        from . import exports, imports, members  # noqa: F401  registered by being imported
        from .claims import waiting as claims_waiting  # noqa: F401
        from .doubles import moving  # noqa: F401
        from .partners import (
            doubles,  # noqa: F401
            reminders,
            waiting,  # noqa: F401  registered by being imported
        )
        from .partners import exports as of_partners  # noqa: F401

        upkeep.register("reminders of agreements", 600, reminders.send_due)
