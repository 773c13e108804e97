"""One house for the measurement, in a process of its own: `python -m … NEEDS [DATABASE]`.

It is filled, each of its pages is asked for once by each role and its queries are counted; then
one line of JSON on stdout says what there is to ask for, and the house stands until stdin ends.
"""

import json
import sys
from typing import Any

from sprang.cli.bench.scratch import scratch
from sprang.cli.faults import Fault


def main(needs: int, database: str) -> None:
    with scratch(database) as folder:
        from django.db import connections

        from sprang.cli.progress import progress
        from sprang.cli.serving.assets import collect_if_changed

        from .filling import fill

        with progress(f"{needs} needs") as told:
            filled = fill(needs, lambda done, total, what: told.tell(done, total, what))
        collect_if_changed()
        asked, cookies = ask(filled)
        connections.close_all()
        said = {"folder": str(folder), "database": database, "pages": asked, "cookies": cookies}
        sys.stdout.write(f"{json.dumps(said)}\n")
        sys.stdout.flush()
        sys.stdin.read()


def ask(filled: Any) -> tuple[list[dict[str, Any]], dict[str, str]]:
    """The pages that open, for each role, with queries and bytes; and each role's cookie."""
    from django.conf import settings
    from django.test import Client

    from .catalogue import pages

    asked, cookies = [], {}
    for role, user in {"anonymous": None, **filled.askers}.items():
        client = Client(headers={"host": "localhost"})
        if user:
            client.force_login(user)
            name = settings.SESSION_COOKIE_NAME
            cookies[role] = f"{name}={client.cookies[name].value}"
        for page in pages(filled):
            if user is None:
                client.get(page.path)  # what is read once for each process
            if answer := opened(client, page.path):
                asked.append({"page": page.name, "role": role, "path": page.path, **answer})
    must_open({page.name for page in pages(filled)} - {each["page"] for each in asked})
    return asked, cookies


def must_open(shut: set[str]) -> None:
    """:raises Fault: for pages that nobody comes to, and that would be left out without a word."""
    if shut:
        names = ", ".join(sorted(shut))
        raise Fault(f"No role comes to {names}. Give them a sample in catalogue.py, or a reason.")


def opened(client: Any, path: str) -> dict[str, int] | None:
    """None for what is not open to the role, or is no page. Nothing is remembered from before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from sprang.foundation.journal import standing

    standing.clear()
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
        is_page = response.status_code == 200 and "html" in response["Content-Type"]
        if not is_page:
            return None
        return {"queries": len(captured), "bytes": len(response.content)}


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "")
