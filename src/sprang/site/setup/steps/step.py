"""What the steps have in common."""

from typing import Any

from django import forms

Answers = dict[str, Any]


class Step(forms.Form):
    """One of the steps. `answers` are those given in the steps before."""

    title: Any = ""
    help: Any = ""

    def __init__(self, data: Any = None, *, answers: Answers, typed: Answers | None = None) -> None:
        self.answers = answers
        super().__init__(data, initial={**self.proposed(), **(typed or {})})

    def proposed(self) -> Answers:
        """What the fields hold before anyone has written in them."""
        return {}

    def note(self) -> str:
        """What was answered, in a few words."""
        return ""
