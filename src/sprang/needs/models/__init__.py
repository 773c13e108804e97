"""The tables of needs, and of the calls that go out on them."""

from sprang.needs.calls import models as calls  # so that Django finds them

from .need import Need
from .requirement import Requirement

__all__ = ["Need", "Requirement", "calls"]
