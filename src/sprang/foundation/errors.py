"""What can go wrong when someone asks for something. Every door answers these the same way."""

from collections.abc import Mapping


class Refused(Exception):
    """The state of things does not allow it now (409). The message tells the person why."""


class NotAllowed(Exception):
    """The person may not. Pages and API answer 404, so that nothing is revealed."""


class Stale(Refused):
    """Somebody else changed the record in the meantime (409)."""


class BadInput(Exception):
    """What was given can't be used (422): field -> what to do about it."""

    def __init__(self, faults: Mapping[str, str]) -> None:
        super().__init__("; ".join(f"{field}: {text}" for field, text in faults.items()))
        self.faults = dict(faults)


class TakenOver(Exception):
    """Raised inside the work of a worker that was so slow that another one has the job now."""
