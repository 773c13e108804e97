"""The four steps as the page shows them: done, now, later."""

from dataclasses import dataclass

from django.utils.functional import Promise

from sprang.site.charts.journey import Step as LeapStep

from .progress import Progress
from .steps import STEPS


@dataclass(frozen=True)
class Section:
    number: int
    step: LeapStep
    help: str | Promise


def sections(progress: Progress, now: int) -> list[Section]:
    return [_section(progress, number, now) for number in range(len(STEPS))]


def _section(progress: Progress, number: int, now: int) -> Section:
    form, place = STEPS[number], number + 1
    if number == now:
        return Section(place, LeapStep(form.title, "now"), form.help)
    if answered := progress.answered(number):
        url = f"?steg={place}#steg{place}"
        return Section(place, LeapStep(form.title, "done", answered.note(), url), form.help)
    return Section(place, LeapStep(form.title, "later"), form.help)
