"""A backup with a name that is longer than its column."""

import gzip
import io
import tarfile
from pathlib import Path

from sprang.cli.backup.archive import SUMS, Writer

USERS = "tables/foundation_user/000001.jsonl.gz"


def forge(source: Path, target: Path) -> None:
    """The sums are right: somebody's database took it."""
    out = io.BytesIO()
    writer = Writer(out, 0)
    with tarfile.open(source) as tar:
        for member in tar:
            content = tar.extractfile(member)
            assert content
            data = content.read()
            if member.name == USERS:
                data = gzip.compress(
                    gzip.decompress(data).replace(b'"nurse"', b'"' + b"n" * 900 + b'"')
                )
            if member.name != SUMS:
                writer.add(member.name, data)
    writer.finish()
    target.write_bytes(out.getvalue())
