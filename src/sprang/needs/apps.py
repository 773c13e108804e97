from django.apps import AppConfig


class NeedsConfig(AppConfig):
    name = "sprang.needs"
    label = "needs"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from . import (  # noqa: F401  registered by being imported
            actions,
            alive,
            doubles,
            exports,
            history,
            imports,
            news,
            waiting,
        )
        from .calls import confidence  # noqa: F401
        from .calls import exports as of_calls  # noqa: F401
        from .calls import history as history_of_calls  # noqa: F401
        from .calls import news as news_of_calls  # noqa: F401
        from .calls import waiting as waiting_in_calls  # noqa: F401
        from .introductions import exports as of_introductions  # noqa: F401
        from .introductions import news as news_of_introductions  # noqa: F401
        from .introductions import waiting as waiting_for_introductions  # noqa: F401

        self.ready_sources()

    def ready_sources(self) -> None:
        from sprang.foundation import retention
        from sprang.foundation.jobs import upkeep

        from .introductions.actions import ask_how_it_went
        from .sources import (
            keeping,
            letters,
            waiting,  # noqa: F401  registered by being imported
        )
        from .sources.mail import mailbox

        retention.keep_for_a_while(keeping.forget_old)
        upkeep.register("mail in", 60, mailbox.fetch)
        upkeep.register("letters to senders", 5, letters.send_due)
        upkeep.register("how introductions went", 3600, ask_how_it_went)
