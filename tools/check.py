"""Style, types, borders between rooms, known weaknesses in what we depend on."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "style": ["ruff", "check", "src", "tests", "tools"],
    "types": ["mypy"],
    "borders between rooms": ["lint-imports"],
}
AUDIT = ["pip-audit", "--require-hashes", "--disable-pip", "-r", "requirements.lock"]
UNREACHABLE = ("ConnectionError", "Max retries", "ServiceError", "Temporary failure", "timed out")


def main() -> int:
    results = {name: run(command) for name, command in CHECKS.items()}
    results["known weaknesses"] = audit()
    print("\nSummary")
    for name, verdict in results.items():
        print(f"  {verdict:8} {name}")
    return int("FAILED" in results.values())


def run(command: list[str]) -> str:
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT)
    return "FAILED" if done.returncode else "ok"


def audit() -> str:
    """Needs a network: without one it is left out, and says so."""
    done = subprocess.run(
        [str(BIN / AUDIT[0]), *AUDIT[1:]], cwd=ROOT, capture_output=True, text=True
    )
    if not done.returncode:
        return "ok"
    if any(sign in done.stderr for sign in UNREACHABLE):
        print("The list of known weaknesses can't be reached from here.")
        return "left out"
    print(done.stdout, done.stderr)
    return "FAILED"


if __name__ == "__main__":
    sys.exit(main())
