"""What PostgreSQL takes a page of the disk to cost when it reads here and there.

Its own figure is for discs that turn. By it the planner rather reads all 100,000 needs in the
order of their keys than twenty of a list's index, where solutions were written after all needs.
"""

from contextlib import suppress

from django.db import ProgrammingError, migrations, transaction

FOR_TURNING_DISCS = "4"
FOR_SSD = 1.1


def tell_the_planner(_apps, schema_editor):
    """For this database alone, and not where somebody has chosen another figure, or may not."""
    connection = schema_editor.connection
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        # what it is called there: a pooler may give it another name
        cursor.execute("SELECT current_setting('random_page_cost'), current_database()")
        now, name = cursor.fetchone()
        name = connection.ops.quote_name(name)
        if now == FOR_TURNING_DISCS:
            with suppress(ProgrammingError), transaction.atomic(using=connection.alias):
                cursor.execute(f"ALTER DATABASE {name} SET random_page_cost = {FOR_SSD}")


class Migration(migrations.Migration):
    dependencies = [("foundation", "0011_introductions")]
    operations = [migrations.RunPython(tell_the_planner, migrations.RunPython.noop)]
