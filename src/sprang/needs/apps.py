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

        self.ready_calls()
        self.ready_introductions()
        self.ready_sources()

    def ready_calls(self) -> None:
        from .calls import (  # noqa: F401  registered by being imported
            confidence,
            exports,
            history,
            news,
            ongoing,
            waiting,
        )

    def ready_introductions(self) -> None:
        from .introductions import (  # noqa: F401  registered by being imported
            exports,
            news,
            ongoing,
            waiting,
        )

    def ready_sources(self) -> None:
        from sprang.foundation import retention
        from sprang.foundation.jobs import upkeep

        from .introductions.actions import ask_how_it_went, look_after_waiting
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
        upkeep.register("introductions that wait", 3600, look_after_waiting)
