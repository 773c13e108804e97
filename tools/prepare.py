"""Make `.venv` with the locked packages and Språng in it. Nothing is done twice.

`python3 tools/prepare.py [--dev]`
"""

import hashlib
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"requirements": "requirements.lock", "requirements-dev": "requirements-dev.lock"}


def main() -> int:
    wanted = ["requirements", "requirements-dev"] if "--dev" in sys.argv else ["requirements"]
    if not has_venv():
        return 1
    for name in wanted:
        if not once(name, [ROOT / LOCKS[name]], install, LOCKS[name]):
            return 1
    if not once("package", [ROOT / "pyproject.toml"], install_package):
        return 1
    return 0 if once("messages", texts(), compile_messages) else 1


def has_venv() -> bool:
    """Make the environment, or say which package the system lacks."""
    if PYTHON.exists() and (VENV / "bin" / "pip").exists():
        return True
    tell("Making .venv …")
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True
    )
    if made.returncode:
        version = "{}.{}".format(*sys.version_info)
        tell(
            "Python can't make virtual environments here. "
            f"Install python{version}-venv (Debian, Ubuntu: apt-get install python{version}-venv)."
        )
    return not made.returncode


def once(name, files, do, *arguments) -> bool:
    """Do something unless it was done with the very same files in the very same place."""
    stamp = VENV / f".{name}"
    digest = hashlib.sha256(str(ROOT).encode())
    for file in files:
        digest.update(file.read_bytes())
    if stamp.exists() and stamp.read_text() == digest.hexdigest():
        return True
    if not do(*arguments):
        return False
    stamp.write_text(digest.hexdigest())
    return True


def install(lock) -> bool:
    tell(f"Installing what {lock} lists …")
    if run(PYTHON, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", lock):
        return True
    tell("The packages could not be installed. Is there a network, or a package index to reach?")
    return False


def install_package() -> bool:
    # the build tool is one of the locked packages, so nothing is fetched here
    return run(
        PYTHON, "-m", "pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "-e", "."
    )


def texts():
    return sorted((ROOT / "src" / "sprang" / "locale").rglob("*.po"))


def compile_messages() -> bool:
    return not texts() or run(PYTHON, "-m", "sprang.site.messages", "compile")


def run(*command) -> bool:
    return subprocess.run([str(part) for part in command], cwd=ROOT).returncode == 0


def tell(text) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
