"""What the database holds, as JSON: `python -m tests.cluster.facts`.

Asked through the code of Språng itself, in a process of its own with one machine's settings.
"""

import json
import sys
from collections import Counter
from typing import Any

from sprang.cli.house import open_house


def facts() -> dict[str, Any]:
    from sprang.foundation.models import ImportRun, Job
    from sprang.needs.models import Need

    return {
        "needs": dict(Counter(Need.objects.values_list("title", flat=True))),
        "jobs": dict(Counter(Job.objects.values_list("state", flat=True))),
        "runs": list(ImportRun.objects.values("state", "rows", "position", "created", "refused")),
    }


def main() -> None:
    open_house()
    json.dump(facts(), sys.stdout)


if __name__ == "__main__":
    main()
