"""What was asked for, what was promised: one line each, written before the next thing is done."""

import json
import threading
import time
from collections import Counter
from pathlib import Path
from typing import Any


class Log:
    def __init__(self, path: Path, seed: int) -> None:
        self.seed, self.begun = seed, time.monotonic()
        self._file, self._lock = path.open("w"), threading.Lock()
        self.counts: Counter[str] = Counter()
        self.trouble: list[str] = []

    def write(self, what: str, **said: Any) -> None:
        """`what` is "acknowledged", "unknown" (no answer came), "refused", "killed", "watched for
        good", or "to be told": a need with a word that is watched for, written meanwhile."""
        with self._lock:
            self.counts[what] += 1
            line = {"s": round(time.monotonic() - self.begun, 2), "what": what, **said}
            self._file.write(json.dumps(line, ensure_ascii=False) + "\n")
            self._file.flush()

    def wrong(self, said: str) -> None:
        with self._lock:
            self.trouble.append(said)

    def close(self) -> None:
        self._file.close()
