from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "sprang.needs"
    label = "needs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sprang.foundation.jobs import upkeep

        from . import exports, history, imports  # noqa: F401  registered by being imported
        from .calls import exports as of_calls  # noqa: F401
        from .calls import history as told_of_calls  # noqa: F401
        from .calls.letters import send_due

        upkeep.register("call letters", 60, send_due)
