"""The `sprang` command. Each command has a module of its own; Django is loaded only when one runs,
so that `sprang --help` answers at once."""

import typer

from .commands import (
    account,
    backup,
    bench,
    demo,
    doctor,
    evaluate,
    export,
    import_,
    index,
    learn,
    match,
    migrate,
    platform,
    restore,
    serve,
    tune,
    undo,
    worker,
)
from .faults import Commands

app = typer.Typer(
    name="sprang",
    cls=Commands,
    help="Språng, the innovation platform: run it, fill it, ask it.",
    epilog="Exit codes: 0 done, 1 failed or problems found, 2 used in a wrong way.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    # plain help: rich's takes longer to load than the rest of the command
    rich_markup_mode=None,
)

app.command("demo")(demo.demo)
app.command("serve")(serve.serve)
app.command("worker")(worker.worker)
app.command("migrate")(migrate.migrate)
app.command("import")(import_.import_)
app.command("undo")(undo.undo)
app.command("export")(export.export)
app.command("index")(index.index)
app.command("learn")(learn.learn)
app.command("match")(match.match)
app.command("evaluate")(evaluate.evaluate)
app.command("tune")(tune.tune)
app.command("doctor")(doctor.doctor)
app.command("backup")(backup.backup)
app.command("restore")(restore.restore)
app.add_typer(platform.app, name="platform")
app.add_typer(account.app, name="account")
app.add_typer(bench.app, name="bench")


def main() -> None:
    app()


if __name__ == "__main__":
    main()
