from django.apps import AppConfig


class SolutionsConfig(AppConfig):
    name = "sprang.solutions"
    label = "solutions"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import doubles, exports, history, imports, news  # noqa: F401  registered by being imported
