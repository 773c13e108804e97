"""The web server: gunicorn with threads, on the socket that the supervisor has taken.

`python -m sprang.cli.serving.web DESCRIPTOR`
"""

import gc
import os
import signal
import sys
from typing import Any

from gunicorn.app.base import BaseApplication  # type: ignore[import-untyped]
from gunicorn.http import wsgi as gunicorn_wsgi  # type: ignore[import-untyped]

from . import lifeline

THREADS = 4


class Web(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    def __init__(self, descriptor: int, workers: int, life: int | None) -> None:
        self.options = {
            "bind": f"fd://{descriptor}",
            "workers": workers,
            "worker_class": "gthread",
            "threads": THREADS,
            "timeout": 60,
            "graceful_timeout": 8,
            "keepalive": 5,
            "max_requests": 20_000,
            "max_requests_jitter": 2_000,
            # whether to believe a proxy is Django's to decide, by SPRANG_PROXY
            "forwarded_allow_ips": "",
            # loaded once before the fork: the processes share the language lexicon's memory
            "preload_app": True,
            "loglevel": "warning",
            "control_socket_disable": True,
            "post_worker_init": _hold(life),
        }
        super().__init__()

    def load_config(self) -> None:
        # which server this is concerns nobody who asks it for a page
        gunicorn_wsgi.SERVER = "Sprang"
        for name, value in self.options.items():
            self.cfg.set(name, value)

    def load(self) -> Any:
        from sprang.site.wsgi import application

        _warm_up()
        return application


def _warm_up() -> None:
    """Load what every process will need and nothing that does not stand a fork: no database
    connection, no search index with threads of its own."""
    from django.db import connections
    from django.urls import get_resolver

    from sprang.core.ranking.commonness import shares
    from sprang.core.space.base import base
    from sprang.core.space.space import SIDES
    from sprang.core.text import analyse

    get_resolver().url_patterns  # noqa: B018  reads every room's views
    analyse("Sommarvikarier", "sv")
    analyse("gloves", "en")
    for side in SIDES:
        shares(base(), side)
    connections.close_all()
    # what is loaded is never collected, so that the collector does not write to shared memory
    gc.collect()
    gc.freeze()


def _hold(life: int | None) -> Any:
    def begin(worker: Any) -> None:
        if life is not None:
            lifeline.watch(life, lambda: _stop_arbiter(worker.ppid))

    return begin


def _stop_arbiter(arbiter: int) -> None:
    """The processes watch on the arbiter's behalf, which must not have threads when it forks."""
    if os.getppid() == arbiter:
        os.kill(arbiter, signal.SIGTERM)


def main() -> None:
    life = lifeline.grasp()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sprang.site.settings")
    from sprang.site import environment

    Web(int(sys.argv[1]), environment.read()["SPRANG_WORKERS"], life).run()


if __name__ == "__main__":
    main()
