"""Themes and goals that a need could carry: what those that are like it carry. Never chosen for it.

What is like it is known above, where everything is matched: `matching` registers how to ask.
"""

from collections.abc import Callable, Mapping, Sequence

from django import forms
from django.utils.translation import gettext as _

from sprang.foundation.models import User

from .models import Need

Proposed = Mapping[str, Sequence[str]]
"""By the field of the need, the keys that are proposed, the most telling first."""
FIELDS = ("themes", "goals")

_ways: list[Callable[[Need, User], Proposed]] = []


def register(way: Callable[[Need, User], Proposed]) -> None:
    _ways.append(way)


def propose(form: forms.ModelForm[Need], need: Need, user: User) -> None:
    """Tell beside each field what is proposed, and let one choose that first."""
    found = {name: keys for way in _ways for name, keys in way(need, user).items()}
    for name in FIELDS:
        if keys := found.get(name):
            _offer(form[name], keys)


def _offer(bound: forms.BoundField, keys: Sequence[str]) -> None:
    field = bound.field
    assert isinstance(field, forms.MultipleChoiceField)
    labels = dict(field.choices)  # type: ignore[arg-type]  # no groups
    new = [key for key in keys if key in labels and key not in (bound.value() or ())]
    if new:
        told = ", ".join(str(labels[key]) for key in new)
        bound.help_text = _("Det som liknar handlar om: %(keys)s.") % {"keys": told}
        rest = [(key, label) for key, label in labels.items() if key not in new]
        field.choices = [*((key, labels[key]) for key in new), *rest]
