from django.apps import AppConfig


class RoomsConfig(AppConfig):
    name = "sprang.rooms"
    label = "rooms"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sprang.foundation import opening, retention

        from . import (  # noqa: F401  registered by being imported
            exports,
            history,
            keeping,
            letters,
            news,
            ongoing,
            waiting,
        )
        from .actions.files import told_opened
        from .actions.heirs import tidy
        from .models import Room

        opening.tell_opening(Room.KIND, told_opened)
        retention.keep_for_a_while(keeping.forget_old)
        retention.keep_for_a_while(tidy)
