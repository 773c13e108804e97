"""Links in a list's head: its tabs, its orders, the filters that can be taken away."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import Promise

from .keyset import Order
from .links import url

Text = str | Promise


@dataclass(frozen=True)
class Choice:
    """A link in the list's head: a view, an order or a filter to take away."""

    label: Text
    url: str
    current: bool = False
    count: int | None = None
    waits: bool = False


def chips_of(form: forms.Form, asked: QueryDict) -> list[Choice]:
    """What has been chosen, each with the address without it."""
    chosen = ((name, value) for name, value in form.cleaned_data.items() if value)
    return [
        Choice(f"{form.fields[name].label}: {said(form, name, value)}", url(asked, **{name: ""}))
        for name, value in chosen
    ]


def orders_of(orders: Mapping[str, tuple[Text, Order]], asked: QueryDict) -> list[Choice]:
    """The first is the one where nothing is asked for."""
    now = asked.get("sortera", "") or next(iter(orders))
    return [
        Choice(label, url(asked, sortera=name), current=now == name)
        for name, (label, _order) in orders.items()
    ]


def said(form: forms.Form, name: str, value: Any) -> str:
    """How a chosen value reads: the label of a choice, the name of a unit, the word itself."""
    choices = dict(getattr(form.fields[name], "choices", None) or {})
    return str(choices.get(str(value), value))
