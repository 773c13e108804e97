"""In each process of a trial: few texts are many."""

from django.apps import AppConfig

MOST = 2000


class Few(AppConfig):
    name = "tests.kills"
    label = "kills"

    def ready(self) -> None:
        from sprang.matching.index import sizes

        sizes.MOST = MOST
