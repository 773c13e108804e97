"""Somebody changes an entry of the journal past the program; then a backup is made: FILE."""

import sys
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()
    from django.db import connection

    from sprang.cli.backup import dumping
    from sprang.cli.backup.whole import draft
    from sprang.foundation.journal import append_only

    with connection.cursor() as cursor:
        for name in append_only.TRIGGERS[connection.vendor]:
            table = " ON foundation_entry" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER {name}{table}")
        cursor.execute("UPDATE foundation_entry SET kind = 'need.other' WHERE seq = 3")
    with draft(Path(sys.argv[1])) as out:
        dumping.back_up(out)
