"""Style, types, borders between rooms, known weaknesses in what we depend on."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent
CHECKS = {
    "style": ["ruff", "check", "src", "tests", "tools"],
    "types": ["mypy"],
    "borders between rooms": ["lint-imports"],
}
AUDIT = ["pip-audit", "--require-hashes", "--disable-pip", "--format", "json"]
LOCKS = {
    "known weaknesses in what runs": "requirements.lock",
    "known weaknesses in tools": "requirements-dev.lock",
}
UNREACHABLE = ("ConnectionError", "Max retries", "ServiceError", "Temporary failure", "timed out")


def main() -> int:
    results = {name: run(command) for name, command in CHECKS.items()}
    results |= {name: audit(lock) for name, lock in LOCKS.items()}
    print("\nSummary")
    for name, result in results.items():
        print(f"  {result:8} {name}")
    return outcome(list(results.values()))


def outcome(results: list[str]) -> int:
    """What the program ends with: 0 when all was looked at and is well, 1 when something is not,
    2 when something could not be looked at."""
    if "FAILED" in results:
        return 1
    if "left out" in results:
        print("Not everything could be looked at. Run this again where there is a network.")
        return 2
    return 0


def run(command: list[str]) -> str:
    done = subprocess.run([str(BIN / command[0]), *command[1:]], cwd=ROOT)
    return "FAILED" if done.returncode else "ok"


def audit(lock: str) -> str:
    """Each package and version of a lock against the public list of known weaknesses.

    Needs a network. What could not be looked up is no pass: it is said, and called left out.
    """
    command = [str(BIN / AUDIT[0]), *AUDIT[1:], "-r", lock]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if any(sign in done.stderr for sign in UNREACHABLE):
        print(f"{lock}: the list of known weaknesses can't be reached from here.")
        return "left out"
    try:
        packages = json.loads(done.stdout)["dependencies"]
    except (ValueError, KeyError):
        print(done.stdout, done.stderr)
        return "FAILED"
    return verdict(lock, packages)


def verdict(lock: str, packages: list[dict[str, Any]]) -> str:
    """What pip-audit told of a lock's packages, printed, and in one word."""
    weak = [each for each in packages if each.get("vulns")]
    unknown = [each for each in packages if "skip_reason" in each]
    for each in weak:
        known = ", ".join(vuln["id"] for vuln in each["vulns"])
        print(f"{lock}: {each['name']} {each['version']} has known weaknesses: {known}")
    if unknown:
        print(f"{lock}: {len(unknown)} of {len(packages)} packages could not be looked up.")
    return "FAILED" if weak else "left out" if unknown else "ok"


if __name__ == "__main__":
    sys.exit(main())
