"""How a PostgreSQL server becomes the standby of another one."""

import shutil

from .postgres import Postgres
from .processes import Failed


def copy(server: Postgres, source: Postgres) -> None:
    """Become a standby of `source`, with a slot there so that nothing is missed."""
    slot_for(source, server)
    server.run(
        "pg_basebackup",
        f"--pgdata={server.data}",
        f"--dbname={source.address('replica', server.name)}",
        f"--slot={server.name}",
        "--checkpoint=fast",
        "--wal-method=stream",
        "--write-recovery-conf",
    )


def follow(server: Postgres, source: Postgres) -> None:
    """A former primary goes back to where the two parted, and follows the new one. Where it
    no longer has what that takes, it is copied anew."""
    try:
        rewind(server, source)
    except Failed:
        shutil.rmtree(server.data)
        copy(server, source)


def rewind(server: Postgres, source: Postgres) -> None:
    slot_for(source, server)
    # until its first checkpoint a new primary looks as if the two had never parted
    source.ask("CHECKPOINT")
    # it first has to end what it was doing when it died, which a standby may not
    (server.data / "standby.signal").unlink(missing_ok=True)
    server.run(
        "pg_rewind",
        f"--target-pgdata={server.data}",
        f"--source-server={source.address('postgres', server.name)} dbname=postgres",
        f"--config-file={server.folder / 'postgresql.conf'}",
        "--write-recovery-conf",
    )
    # what it was told to follow with is the superuser, who is not needed for that
    told = f"primary_conninfo = '{source.address('replica', server.name)}'\n"
    with (server.data / "postgresql.auto.conf").open("a") as file:
        file.write(f"{told}primary_slot_name = '{server.name}'\n")


def slot_for(source: Postgres, standby: Postgres) -> None:
    slots = source.ask("SELECT slot_name FROM pg_replication_slots").split()
    if standby.name not in slots:
        source.ask(f"SELECT pg_create_physical_replication_slot('{standby.name}')")
