from typing import TYPE_CHECKING

from django.apps import AppConfig
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from sprang.foundation.models import SavedView, User
    from sprang.needs.models import Need
    from sprang.needs.proposing import Proposed

    from .index import JournalReader
    from .islands.reader import LikenessReader
    from .watching.reading import WatchReader


class MatchingConfig(AppConfig):
    name = "sprang.matching"
    label = "matching"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from sprang.foundation.jobs import upkeep
        from sprang.foundation.journal import readers
        from sprang.foundation.lists import saving
        from sprang.needs import proposing

        from . import doubles  # noqa: F401  registered by being imported
        from .islands import exports as of_islands  # noqa: F401  registered by being imported
        from .judging import exports  # noqa: F401  registered by being imported
        from .kinds import register_kinds

        register_kinds()
        proposing.register(proposed)
        saving.holds(is_followed)
        readers.register_local("search-index", journal_reader)
        readers.register_local("watches", watch_reader)
        readers.register_local("likenesses", likeness_reader)
        upkeep.register("letters", 60, send_letters)
        upkeep.register("index", 600, shed_what_is_gone)
        upkeep.register("index sums", 3600, check_index)


def journal_reader() -> "JournalReader":
    """The index is loaded where it is read or filled: most commands do neither."""
    from .index import JournalReader

    return JournalReader()


def watch_reader() -> "WatchReader":
    from .watching.reading import WatchReader

    return WatchReader()


def proposed(need: "Need", user: "User") -> "Proposed":
    from .proposing import proposed

    return proposed(need, user)


def is_followed(view: "SavedView") -> str:
    from .models import Watch

    stands = Watch.objects.filter(view=view, stopped_at=None).exists()
    return _("Du bevakar vyn. Sluta bevaka den först, under Bevakningar.") if stands else ""


def send_letters() -> int:
    from .watching.letters import send_due

    return send_due()


def shed_what_is_gone() -> int:
    from .index.shedding import shed

    return shed()


def check_index() -> int:
    from .index.checking import check_daily

    return check_daily()


def likeness_reader() -> "LikenessReader":
    from .islands.reader import LikenessReader

    return LikenessReader()
