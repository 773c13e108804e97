"""Style sheets, scripts and pictures, collected, named by their content and compressed."""

import hashlib
from pathlib import Path

STAMP = ".collected"
UNUSED = ("htmax-*", "*.map")
"""Megabytes that no page asks for; to compress them would take longer than all the rest."""


def collect_if_changed() -> bool:
    """Collect the static files where any has changed since the last time; whether it did."""
    from django.conf import settings
    from django.core.management import call_command

    stamp = Path(settings.STATIC_ROOT) / STAMP
    now = fingerprint()
    if stamp.is_file() and stamp.read_text() == now:
        return False
    call_command(
        "collectstatic",
        interactive=False,
        clear=stamp.parent.is_dir(),
        ignore_patterns=list(UNUSED),
        verbosity=0,
    )
    stamp.write_text(now)
    return True


def fingerprint() -> str:
    """SHA-256 over the names, sizes and times of all static files."""
    from django.contrib.staticfiles.finders import get_finders

    digest = hashlib.sha256()
    found = ((path, storage.path(path)) for f in get_finders() for path, storage in f.list(None))
    for path, place in sorted(found):
        stat = Path(place).stat()
        digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()
