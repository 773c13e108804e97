from typing import Any

from django.db import migrations


def take_over(apps: Any, _schema_editor: Any) -> None:
    """What the partners say of themselves, until somebody says what the partnership is about."""
    rows = apps.get_model("organisations", "Partnership").objects.select_related("organisation")
    for each in rows:
        each.themes = each.organisation.themes
        each.save(update_fields=["themes"])


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_partners")]

    operations = [migrations.RunPython(take_over, migrations.RunPython.noop, elidable=True)]
