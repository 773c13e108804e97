"""An import whose worker is killed in the middle, and that goes on all the same."""

from pathlib import Path

from tools.cluster.cluster import Cluster
from tools.cluster.processes import Failed, until
from tools.cluster.web import Web

from .journey import a_list, sent
from .visitor import Visitor

PATIENCE = 120.0
HALFWAY = "SELECT 1 FROM foundation_importrun WHERE position > 0 AND state = 'running'"
WORKER = """SELECT worker_ids->>-1 FROM django_tasks_database_dbtaskresult WHERE status = 'RUNNING'
ORDER BY started_at DESC LIMIT 1"""
HURRY = """UPDATE foundation_job SET beat_at = beat_at - interval '60 seconds'
WHERE state = 'running' AND beat_at < now() - interval '5 seconds'"""
OVER = "SELECT state FROM foundation_importrun"


class Importing:
    def __init__(self, cluster: Cluster, lead: Visitor, folder: Path, rows: int) -> None:
        self.cluster, self.lead, self.rows = cluster, lead, rows
        self.path = a_list(folder, rows)

    def start(self) -> None:
        with self.path.open("rb") as file:
            run = sent(self.lead, "/boras/inlasning/", "", {"file": file}, kind="needs")
        columns = {"c0": "title", "c1": "text", "visibility": "internal", "source": "lista"}
        sent(self.lead, run, "", **columns)
        sent(self.lead, run, "/start/")

    def kill_its_worker(self) -> int:
        """As soon as some of the rows are there, and not all; the process that was killed."""
        until(lambda: self.ask(HALFWAY) == "1", PATIENCE, "the import is halfway")
        name = self.ask(WORKER)
        return next(web for web in self.cluster.webs if name.startswith(id_of(web))).kill_worker()

    def wait(self) -> None:
        """A job is taken up when its heart has not beaten for a minute. That minute is shortened,
        once the heart has stood still for five seconds, by moving its last beat back."""

        def is_over() -> bool:
            self.ask(HURRY)
            return self.ask(OVER) == "done"

        until(is_over, PATIENCE, "the import is done")

    def ask(self, question: str) -> str:
        try:
            return self.cluster.primary.ask(question, "sprang")
        except Failed as fault:
            # the primary may be away just now; a wrong question may not
            if "ERROR:" in str(fault):
                raise
            return ""


def id_of(web: Web) -> str:
    """How the names of this machine's workers begin."""
    return (Path(web.settings["SPRANG_DATA"]) / "workers" / "machine").read_text()
