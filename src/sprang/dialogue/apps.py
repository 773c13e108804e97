from django.apps import AppConfig


class DialogueConfig(AppConfig):
    name = "sprang.dialogue"
    label = "dialogue"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sprang.foundation.jobs import upkeep
        from sprang.foundation.journal import readers

        from . import exports, keeping, own_news  # noqa: F401  registered by being imported
        from .telling import reader

        readers.register(reader.NAME, reader.handle, reader.forget)
        upkeep.register("news letters", 60, send_letters)


def send_letters() -> int:
    from .letters.sending import send_due

    return send_due()
