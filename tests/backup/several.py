"""Several commands in one process, which is much quicker: `index -- doctor --json`."""

import sys
from itertools import groupby

from sprang.cli.main import app

if __name__ == "__main__":
    words = groupby(sys.argv[1:], key=lambda word: word != "--")
    for command in [list(group) for is_command, group in words if is_command]:
        app(command, standalone_mode=False)
