"""Where the two houses of a measurement keep what they have."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

SCHEMAS = ("sprang_small", "sprang_large")


@contextmanager
def two(address: str) -> Iterator[tuple[str, str]]:
    """Two databases in one of PostgreSQL, as schemas that go when the run is over; without an
    address each house has a file of its own."""
    if not address:
        yield "", ""
        return
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        for name in SCHEMAS:
            connection.execute(f"CREATE SCHEMA {name}")
        try:
            small, large = (_within(address, name) for name in SCHEMAS)
            yield small, large
        finally:
            for name in SCHEMAS:
                connection.execute(f"DROP SCHEMA {name} CASCADE")


def _within(address: str, schema: str) -> str:
    sign = "&" if "?" in address else "?"
    return f"{address}{sign}options={quote(f'-c search_path={schema}', safe='')}"
