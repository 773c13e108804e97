"""The machines together: brought up, the primary exchanged, ended."""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from . import joining, plan
from .balancer import Balancer
from .bouncer import Bouncer
from .postgres import LOOPBACK, Postgres
from .processes import Failed, Process, until
from .web import Web


@dataclass(frozen=True)
class Cluster:
    """Everything lies in `folder`; `cluster.json` there says which ports and passwords it has."""

    folder: Path

    @cached_property
    def known(self) -> dict[str, str]:
        known: dict[str, str] = json.loads((self.folder / "cluster.json").read_text())
        return known

    @property
    def url(self) -> str:
        return f"http://{LOOPBACK}:{self.known['front']}"

    @property
    def balancer(self) -> Balancer:
        return Balancer(int(self.known["front"]), self._place("haproxy"))

    @property
    def bouncers(self) -> list[Bouncer]:
        return [Bouncer(n, int(self.known[n]), self._place(n)) for n in ("p1", "p2")]

    @property
    def servers(self) -> list[Postgres]:
        passwords = self.folder / "passwords"
        return [Postgres(n, int(self.known[n]), self._place(n), passwords) for n in ("a", "b")]

    @property
    def webs(self) -> list[Web]:
        return [self._web(name, bouncer) for name, bouncer in (("w1", "p1"), ("w2", "p2"))]

    def _web(self, name: str, bouncer: str) -> Web:
        folder, known = self._place(name), self.known
        to_database = f"sprang:{known['sprang']}@{LOOPBACK}:{known[bouncer]}/sprang"
        settings = {
            "SPRANG_DATA": str(folder / "data"),
            "SPRANG_MEDIA": str(self.folder / "media"),
            "SPRANG_DATABASE": f"postgres://{to_database}",
            "SPRANG_SECRET_KEY": known["key"],
            "SPRANG_ORIGIN": self.url,
            "SPRANG_PROXY": "yes",
            "SPRANG_WORKERS": "1",
        }
        return Web(name, plan.HOSTS[name], int(known[name]), folder, settings)

    def _place(self, name: str) -> Path:
        return self.folder / name

    @property
    def processes(self) -> list[Process]:
        """From the people's side to the database's, which is the order to end them in."""
        parts = [self.balancer, *self.webs, *self.bouncers, *self.servers]
        return [each.process for each in parts]

    @property
    def primary(self) -> Postgres:
        """As the machines are told."""
        told = (self.bouncers[0].folder / "primary.ini").read_text()
        return next(each for each in self.servers if f"port={each.port} " in told)

    @property
    def standby(self) -> Postgres:
        return next(each for each in self.servers if each != self.primary)

    def prepare(self, first_port: int = 0) -> None:
        plan.lay_out(self.folder, first_port)

    def up(self) -> None:
        self._start_databases()
        for bouncer in self.bouncers:
            bouncer.configure(f'"sprang" "{self.known["sprang"]}"\n')
            bouncer.point_at(self.servers[0])
            bouncer.start()
        self.webs[0].run("migrate")
        for web in self.webs:
            web.start()
        for web in self.webs:
            web.wait()
        self.balancer.configure(*(web.place for web in self.webs))
        self.balancer.start()
        self.wait_for_webs()

    def wait_for_webs(self, *, up: int = 2) -> None:
        """Until HAProxy counts on so many of them."""

        def holds() -> bool:
            return sum(s.startswith("UP") for s in self.balancer.servers().values()) == up

        until(holds, 60, f"HAProxy counts on {up} web machines")

    def _start_databases(self) -> None:
        a, b = self.servers
        a.make(self.known["postgres"])
        a.configure(standbys="")
        a.start()
        a.ask(f"CREATE ROLE replica REPLICATION LOGIN PASSWORD '{self.known['replica']}'")
        a.ask(f"CREATE ROLE sprang LOGIN PASSWORD '{self.known['sprang']}'")
        a.ask("CREATE DATABASE sprang OWNER sprang")
        joining.copy(b, a)
        self.join(b, a)

    def join(self, standby: Postgres, primary: Postgres) -> None:
        """Start the standby; from then on nothing is acknowledged that it does not have."""
        standby.configure(standbys="")
        standby.start()
        primary.configure(standbys=standby.name)
        primary.reload()
        question = "SELECT sync_state FROM pg_stat_replication"
        until(lambda: primary.ask(question) == "sync", 30, f"{standby.name} is synchronous")

    def promote(self) -> None:
        """The standby becomes the primary: first the old one is fenced, last it is told of."""
        old, new = self.primary, self.standby
        if new.ask("SELECT pg_is_in_recovery()") != "t":
            raise Failed(f"PostgreSQL {new.name} is no standby.")
        old.fence()
        new.promote()
        for bouncer in self.bouncers:
            bouncer.point_at(new)

    def rejoin(self) -> None:
        """The former primary comes back as the standby of the new one."""
        joining.follow(self.standby, self.primary)
        self.join(self.standby, self.primary)

    def down(self) -> None:
        for process in self.processes:
            process.stop()
