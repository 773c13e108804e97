"""`sprang worker`."""

from sprang.cli.house import open_with_database, tell_what_is_left_out


def worker() -> None:
    """Do the work in the background: search index, notices, imports. Runs until it is stopped.

    `sprang serve` starts one by itself. Run more on other machines when there is much to do.
    """
    open_with_database()
    tell_what_is_left_out()
    from sprang.cli.serving.work import work_until_told

    work_until_told()
