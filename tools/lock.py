"""Write the lock files from pyproject.toml: exact versions with hashes, for every system and every
Python from 3.11, without the address of any package index.

`python3 tools/lock.py [--upgrade]`   (needs uv on the path)
"""

import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
OPTIONS = (
    "--universal",
    "--python-version=3.11",
    "--generate-hashes",
    "--no-emit-index-url",
    "--no-annotate",
    "--no-header",
    "--quiet",
)
ADDRESS = re.compile(r"https?://|file:|^--|/(home|root|opt|tmp)/", re.MULTILINE)


def main() -> int:
    if not shutil.which("uv"):
        sys.stderr.write("uv is missing. Install it: pipx install uv\n")
        return 1
    lock("requirements.lock")
    # the development tools are locked to the very versions that run
    lock("requirements-dev.lock", "--extra=dev", "--constraints=requirements.lock")
    return 0


def lock(name: str, *more: str) -> None:
    command = ["uv", "pip", "compile", "pyproject.toml", "-", *OPTIONS, *more, *sys.argv[1:]]
    subprocess.run(
        [*command, f"--output-file={name}"],
        input="\n".join(build_tools()),
        text=True,
        cwd=ROOT,
        check=True,
        stdout=subprocess.DEVNULL,
    )
    if found := ADDRESS.search((ROOT / name).read_text()):
        raise SystemExit(f"{name} holds an address: {found.group()}")


def build_tools() -> list[str]:
    """What builds the package is locked as well, so that a build fetches nothing."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        return tomllib.load(file)["build-system"]["requires"]


if __name__ == "__main__":
    sys.exit(main())
