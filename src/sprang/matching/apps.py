from django.apps import AppConfig


class MatchingConfig(AppConfig):
    name = "sprang.matching"
    label = "matching"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sprang.foundation.journal import readers

        from .index import JournalReader
        from .kinds import register_kinds

        register_kinds()
        readers.register_local("search-index", JournalReader)
