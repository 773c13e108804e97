"""The configuration files of the recipe, filled in for one place."""

from pathlib import Path
from string import Template

FOLDER = Path(__file__).parent / "config"


def fill(name: str, **values: object) -> str:
    """A file of `config/`.

    :raises KeyError: a value is missing.
    """
    return Template((FOLDER / name).read_text()).substitute(values)


DOCUMENTED: dict[str, dict[str, object]] = {
    "haproxy.cfg": {
        "socket": "/run/haproxy/admin.sock",
        "errors": "/etc/haproxy/errors/sprang.http",
        "front": ":443 ssl crt /etc/haproxy/sprang.pem",
        "scheme": "https",
        "web1": "10.0.0.11:8000",
        "web2": "10.0.0.12:8000",
    },
    "pgbouncer.ini": {
        "primary_ini": "/etc/pgbouncer/primary.ini",
        "address": "127.0.0.1",
        "port": 6432,
        "users": "/etc/pgbouncer/userlist.txt",
    },
    "primary.ini": {"host": "10.0.0.21", "port": 5432},
    "postgresql.conf": {"address": "10.0.0.21", "port": 5432, "standbys": "b"},
    "pg_hba.conf": {"network": "10.0.0.0/24"},
}
"""What stands in for the places in docs/several-machines.md."""
