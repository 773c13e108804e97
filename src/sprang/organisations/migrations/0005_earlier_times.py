from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_themes_of_partners")]

    operations = [
        migrations.AddField(
            model_name="partnership",
            name="earlier",
            field=models.JSONField(blank=True, default=list, editable=False),
        )
    ]
