"""Find a Chromium for the browser tests, or get one.

`python tools/chromium.py` prints its path. Tests read the path from the variable CHROMIUM.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

NAMES = ("chromium", "google-chrome", "google-chrome-stable", "chromium-browser")
MISSING = """\
The browser tests need Chromium, and there is none to be had here. Install one of
  Debian, Ubuntu:  apt-get install chromium
  anywhere:        .venv/bin/playwright install --with-deps chromium
or give the path of one: CHROMIUM=/path/to/chromium make test"""


def ensure() -> str | None:
    """The path of a Chromium that starts; gets one where none is found."""
    return find() or _from_playwright() or _from_the_system()


def find() -> str | None:
    return next((path for path in _candidates() if path and starts(path)), None)


def _candidates() -> Iterator[str | None]:
    yield os.environ.get("CHROMIUM")
    yield from map(shutil.which, NAMES)
    # asked last: to ask it is to start it
    yield _of_playwright()


def starts(path: str) -> bool:
    """A name on the path may be a stub that only tells how to install the real one."""
    try:
        return not subprocess.run([path, "--version"], capture_output=True, timeout=30).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


def _of_playwright() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def _from_playwright() -> str | None:
    tell("Fetching a Chromium for the browser tests …")
    command = [sys.executable, "-m", "playwright", "install", "chromium"]
    subprocess.run(command, capture_output=True, timeout=600)
    return find()


def _from_the_system() -> str | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    tell("Installing chromium with apt-get …")
    quiet = {"capture_output": True, "env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}}
    for words in (["update"], ["install", "--yes", "--no-install-recommends", "chromium"]):
        subprocess.run(["apt-get", "--quiet", *words], timeout=900, **quiet)
    return find()


def tell(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    found = ensure()
    sys.stdout.write(f"{found}\n" if found else "")
    if not found:
        tell(MISSING)
    sys.exit(not found)
