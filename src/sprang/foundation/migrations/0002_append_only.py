"""The database itself refuses to change or remove a journal entry."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER entry_is_not_{past} BEFORE {verb} ON foundation_entry
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
"""
POSTGRESQL = """
CREATE FUNCTION refuse_to_rewrite() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only'; END $$;
CREATE TRIGGER entry_is_append_only BEFORE UPDATE OR DELETE ON foundation_entry
FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_rewrite();
"""


def guard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRESQL)
        return
    for verb, past in (("UPDATE", "updated"), ("DELETE", "deleted")):
        schema_editor.execute(SQLITE.format(verb=verb, past=past))


def unguard(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP TRIGGER entry_is_append_only ON foundation_entry")
        schema_editor.execute("DROP FUNCTION refuse_to_rewrite")
        return
    for past in ("updated", "deleted"):
        schema_editor.execute(f"DROP TRIGGER entry_is_not_{past}")


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_initial")]
    operations = [migrations.RunPython(guard, unguard)]
