"""What PostgreSQL's own index of words is for, on a PostgreSQL as Debian packs it.

The one that the other tests run on comes out of a Python package, which leaves `pg_trgm` out.
"""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from tools.cluster import packages
from tools.cluster.cluster import Cluster
from tools.cluster.postgres import LOOPBACK

pytestmark = pytest.mark.cluster
FILE = "tests/foundation/test_trigrams.py"


@pytest.fixture
def server() -> Iterator[str]:
    """The address of one that is empty, and gone afterwards."""
    assert packages.ensure(), packages.MISSING
    with tempfile.TemporaryDirectory(prefix="sprang-words-") as folder:
        cluster = Cluster(Path(folder))
        cluster.prepare()
        postgres, secret = cluster.servers[0], cluster.known["postgres"]
        postgres.make(secret)
        postgres.configure(standbys="")
        postgres.start()
        try:
            yield f"postgresql://postgres:{secret}@{LOOPBACK}:{postgres.port}/postgres"
        finally:
            postgres.process.stop()


def test_words_are_looked_up_where_postgresql_is_whole(server: str) -> None:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-rA", FILE]
    environment = {**os.environ, "SPRANG_TEST_DATABASE": server}
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout[-4000:]
    passed = [line.split("::")[1] for line in done.stdout.splitlines() if line[:6] == "PASSED"]
    assert "test_postgresql_looks_the_words_up" in passed
    assert "test_what_is_missing_is_set_up_by_the_next_migration" in passed
    assert "has no pg_trgm" not in done.stdout
