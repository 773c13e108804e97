"""Where everything of a cluster is, and which ports and passwords it has."""

import json
import socket
from contextlib import ExitStack
from pathlib import Path

from .postgres import LOOPBACK, password
from .processes import give_away

PORTS = ("front", "w1", "w2", "p1", "p2", "a", "b")
HOSTS = {"w1": "127.0.0.11", "w2": "127.0.0.12"}
"""Other addresses than the one that people know, as it is when the machines are several."""


def free_ports(first: int = 0) -> dict[str, int]:
    """Those from `first` on; without it any that nobody uses."""
    if first:
        return {name: first + n for n, name in enumerate(PORTS)}
    with ExitStack() as held:
        taken = [held.enter_context(socket.socket()) for _name in PORTS]
        for each in taken:
            each.bind((LOOPBACK, 0))
        return {name: each.getsockname()[1] for name, each in zip(PORTS, taken, strict=True)}


def lay_out(folder: Path, first_port: int = 0) -> None:
    """Folders, ports and passwords of a cluster; `cluster.json` tells them."""
    words = {name: password() for name in ("postgres", "replica", "sprang", "key")}
    words["key"] += password()  # longer than a password
    known = {**{k: str(v) for k, v in free_ports(first_port).items()}, **words}
    folder.chmod(0o755)
    (folder / "cluster.json").touch(mode=0o600)
    (folder / "cluster.json").write_text(json.dumps(known, indent=2))
    for name in ("haproxy", "w1", "w2", "p1", "p2", "a", "b", "media"):
        (folder / name).mkdir()
    for name in ("haproxy", "p1", "p2", "a", "b"):
        give_away(folder / name)
    lines = [f"*:*:*:{user}:{words[user]}\n" for user in ("postgres", "replica")]
    passwords = folder / "passwords"
    passwords.touch(mode=0o600)
    passwords.write_text("".join(lines))
    give_away(passwords)
