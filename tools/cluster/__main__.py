"""Several machines on this one, until Ctrl-C.

python -m tools.cluster up [--folder FOLDER] [--port 8170]
python -m tools.cluster status|promote|rejoin|down [--folder FOLDER]
"""

import argparse
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from types import FrameType

from . import packages, processes
from .cluster import Cluster
from .processes import Failed

FOLDER = Path(tempfile.gettempdir()) / "sprang-cluster"
PORT = 8170


def main() -> int:
    asked = arguments()
    if not packages.ensure():
        tell(packages.MISSING)
        return 1
    try:
        return up(asked.folder, asked.port) if asked.what == "up" else act(asked)
    except Failed as error:
        tell(str(error))
        return 1


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.cluster")
    parser.add_argument("what", choices=["up", "status", "promote", "rejoin", "down"])
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--port", type=int, default=PORT, help="the first of seven")
    return parser.parse_args()


def act(asked: argparse.Namespace) -> int:
    cluster = Cluster(asked.folder)
    if not (asked.folder / "cluster.json").exists():
        raise Failed(f"There is no cluster in {asked.folder}. Begin with: up")
    if asked.what == "promote":
        cluster.promote()
    elif asked.what == "rejoin":
        processes.guarding = False
        cluster.rejoin()
    elif asked.what == "down":
        cluster.down()
    tell("\n".join(status(cluster)))
    return 0


def up(folder: Path, port: int) -> int:
    if folder.exists():
        raise Failed(f"{folder} is there already. Remove it, or give another --folder.")
    folder.mkdir(parents=True)
    cluster = Cluster(folder)
    cluster.prepare(port)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    try:
        cluster.up()
        tell("\n".join([*status(cluster), f"Språng is at {cluster.url}/", "End it with Ctrl-C."]))
        while sum(process.is_alive() for process in cluster.processes):
            time.sleep(0.2)
        tell(f"Nothing runs any longer. What was said is in {folder}.")
    except KeyboardInterrupt:
        tell("Ending …")
        cluster.down()
        shutil.rmtree(folder)
    finally:
        cluster.down()
    return 0


def status(cluster: Cluster) -> Iterator[str]:
    for process in cluster.processes:
        state = f"runs as {process.pid}" if process.is_alive() else "does not run"
        yield f"{process.name:14} {state}"
    for server in filter(lambda each: each.process.is_alive(), cluster.servers):
        role = "standby" if server.ask("SELECT pg_is_in_recovery()") == "t" else "primary"
        follows = server.ask("SELECT application_name, sync_state FROM pg_stat_replication")
        yield f"{server.name:14} {role}{f', followed by {follows}' if follows else ''}"
    if cluster.balancer.process.is_alive():
        yield from (f"{name:14} {state}" for name, state in cluster.balancer.servers().items())


def interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())
