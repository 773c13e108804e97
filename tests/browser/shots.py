"""Pictures of every page, to be looked at.

python -m tests.browser.shots FOLDER [PART OF A NAME …]

Each in Swedish, 1280 and 320 pixels wide, light and dark. A demo is started for it.
"""

import os
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import django
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from .rooms import Rooms

SIZES = {1280: 900, 320: 640}


def main(folder: Path, wanted: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "sprang.site.settings_test")
    django.setup()
    from tools import chromium

    from .conftest import ARGUMENTS
    from .rooms import Rooms
    from .server import Server

    folder.mkdir(parents=True, exist_ok=True)
    binary = chromium.find()
    with tempfile.TemporaryDirectory() as data, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=binary, args=list(ARGUMENTS))
        servers = [Server(Path(data, name), name) for name in ("demo", "serve")]
        try:
            for server in servers:
                server.wait_until_it_answers()
            take_all(Rooms(browser, servers[0], servers[1]), folder, wanted)
        finally:
            for server in servers:
                server.stop()


def take_all(rooms: "Rooms", folder: Path, wanted: list[str]) -> None:
    from .visits import VISITS

    for visit in VISITS:
        name = str(visit).replace("/", "").replace(":", "-").replace(" ", "-")
        if wanted and not any(part in name for part in wanted):
            continue
        page, _guard = rooms.open(visit, "sv")
        for width in visit.widths:
            page.set_viewport_size({"width": width, "height": SIZES[width]})
            for theme in ("light", "dark"):
                page.emulate_media(color_scheme=theme)
                path = folder / f"{name}-{width}-{theme}.png"
                page.screenshot(path=path, full_page=True, animations="disabled")
        rooms.leave(visit, page)
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
