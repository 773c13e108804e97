"""New names, a new unit: what a restored backup has to go through."""

from django.db import migrations, models


def convert(apps, schema_editor):
    for book in apps.get_model("shelf", "Book").objects.all():
        book.metres = book.centimetres / 100
        book.save()


class Migration(migrations.Migration):
    dependencies = [("shelf", "0001_initial")]
    operations = [
        migrations.RenameField("book", "title", "name"),
        migrations.AddField("book", "metres", models.FloatField(default=0)),
        migrations.RunPython(convert, migrations.RunPython.noop),
        migrations.RemoveField("book", "centimetres"),
        migrations.AlterField("book", "metres", models.FloatField()),
    ]
