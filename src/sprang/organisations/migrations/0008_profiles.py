from django.db import migrations, models


def list_languages(apps, schema_editor):
    """ "sv,en" becomes ["sv", "en"]: a list, as themes and places are."""
    organisations = apps.get_model("organisations", "Organisation").objects
    kept = organisations.exclude(languages="").values_list("languages", flat=True)
    for told in kept.order_by().distinct():
        codes = [code for code in told.split(",") if code]
        organisations.filter(languages=told).update(spoken=codes)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0007_merges")]

    operations = [
        migrations.AddField(
            "organisation",
            "is_women_owned",
            models.BooleanField(blank=True, null=True, verbose_name="Ägs av kvinnor"),
        ),
        migrations.AddField(
            "organisation",
            "places",
            models.JSONField(blank=True, default=list, verbose_name="Arbetar i"),
        ),
        migrations.AddField(
            "organisation",
            "references",
            models.TextField(blank=True, max_length=4000, verbose_name="Referenser"),
        ),
        migrations.AddField(
            "organisation",
            "seeks",
            models.TextField(blank=True, max_length=4000, verbose_name="Vad vi söker"),
        ),
        migrations.AddField(
            "organisation",
            "spoken",
            models.JSONField(blank=True, default=list, verbose_name="Språk"),
        ),
        migrations.RunPython(list_languages, migrations.RunPython.noop),
    ]
