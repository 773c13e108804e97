"""PostgreSQL is told not to compile questions to machine code before it answers them.

It does so where it takes a question to be heavy, and it takes ours, with their many ways to see a
record, to be heavier than they are: half a second to a second of compiling, each time, for an
answer of a few milliseconds.
"""

from contextlib import suppress

from django.db import ProgrammingError, migrations, transaction


def compile_nothing(_apps, schema_editor):
    """For this database alone, and not where somebody may not."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        # what it is called there: a pooler may give it another name
        cursor.execute("SELECT current_database()")
        name = connection.ops.quote_name(cursor.fetchone()[0])
        with suppress(ProgrammingError), transaction.atomic(using=connection.alias):
            cursor.execute(f"ALTER DATABASE {name} SET jit = off")
        # holds for connections to come; this one was there before
        cursor.execute("SET jit = off")


class Migration(migrations.Migration):
    dependencies = [("foundation", "0013_split_links")]
    operations = [migrations.RunPython(compile_nothing, migrations.RunPython.noop)]
