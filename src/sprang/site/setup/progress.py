"""How far someone has come in the four steps, kept in the session: no password ever is."""

from typing import Any

from django.http import HttpRequest

from .steps import STEPS, Answers, Step

SECRET = ("password",)


class Progress:
    def __init__(self, request: HttpRequest) -> None:
        self.session = request.session
        self.typed: list[Answers] = self.session.get("first_start") or [{} for _ in STEPS]

    def form(self, number: int, data: Any = None) -> Step:
        """The form of a step, with what was typed in it before."""
        return STEPS[number](data, answers=self.answers(number), typed=self.typed[number])

    def answered(self, number: int) -> Step | None:
        """The step as it was answered, where the answer holds."""
        form = STEPS[number](self.typed[number], answers=self.answers(number))
        return form if self.typed[number] and form.is_valid() else None

    def answers(self, before: int = len(STEPS)) -> Answers:
        """Everything typed in the steps before the given one."""
        return {name: value for typed in self.typed[:before] for name, value in typed.items()}

    def cleaned(self) -> Answers:
        """The answers that hold, as values."""
        held = filter(None, map(self.answered, range(len(STEPS))))
        return {name: value for form in held for name, value in form.cleaned_data.items()}

    def now(self, wanted: str) -> int:
        """The step to show: the wanted one, but no later than the first without an answer."""
        first = next((n for n in range(len(STEPS)) if not self.answered(n)), len(STEPS) - 1)
        return min(int(wanted) - 1, first) if wanted in tuple("1234") else first

    def keep(self, number: int, form: Step) -> None:
        """Keep what was typed, right or wrong."""
        fields = (name for name in form.fields if name not in SECRET)
        self.typed[number] = {name: form[name].data for name in fields}
        self.session["first_start"] = self.typed

    def forget(self) -> None:
        self.session.pop("first_start", None)
