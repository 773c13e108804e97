"""`sprang migrate`."""

from sprang.cli.alone import alone
from sprang.cli.house import migrations_waiting, open_house
from sprang.cli.terminal import say


def migrate() -> None:
    """Prepare the database for this version, new or old. Safe to run again."""
    open_house()
    with alone():
        waiting = migrations_waiting()
        if waiting:
            apply_migrations()
    say(f"{waiting} migrations applied." if waiting else "The database is up to date.")


def apply_migrations() -> None:
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
