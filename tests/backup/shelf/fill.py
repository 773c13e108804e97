"""Puts a book on the shelf of an earlier version and keeps a backup: FILE. Run inside it."""

import sys

import django

if __name__ == "__main__":
    django.setup()
    from django.core.management import call_command
    from django.db import connection

    from sprang.cli.backup import dumping
    from sprang.cli.backup.whole import draft
    from tests.cast import build_city

    call_command("migrate", verbosity=0)
    build_city("boras", "Borås")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO shelf_book (title, centimetres) VALUES ('Ronja', 23)")
    from pathlib import Path

    with draft(Path(sys.argv[1])) as out:
        dumping.back_up(out)
