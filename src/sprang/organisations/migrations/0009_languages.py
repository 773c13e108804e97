from django.db import migrations


class Migration(migrations.Migration):
    """Apart from the filling before it: PostgreSQL changes no table whose rows it has just written."""

    dependencies = [("organisations", "0008_profiles")]

    operations = [
        migrations.RemoveField("organisation", "languages"),
        migrations.RenameField("organisation", "spoken", "languages"),
    ]
