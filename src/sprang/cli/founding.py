"""What is asked when a platform is founded, answered at the command line."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from .faults import WRONG_USE, Fault
from .house import in_english

if TYPE_CHECKING:
    from django.forms import Field

    from sprang.site.setup.steps import Step

OPTIONS = {"municipality_code": "--municipality", "email": "--administrator", "slug": "SLUG"}


def answered(given: dict[str, Any]) -> dict[str, Any]:
    """The answers of the first start, checked in the same way; what wasn't given is proposed."""
    from sprang.site.setup.steps import STEPS

    *of_the_city, of_the_administrator = STEPS
    answers: dict[str, Any] = {}
    for step in of_the_city:
        answers |= of_step(step, given, answers)
    # field by field: the first start wants a new account, here it may be one that there is
    for name in ("email", "person"):
        answers[name] = cleaned(of_the_administrator.base_fields[name], name, given[name])
    return answers


def of_step(step: "type[Step]", given: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    from django.utils import translation

    # what is stored is proposed in Swedish, the platform's first language
    with translation.override("sv"):
        proposed = step(answers=answers).proposed()
    form = step(proposed | {name: each for name, each in given.items() if each}, answers=answers)
    with in_english():
        for name, faults in form.errors.items():
            raise wrong(name, faults)
    return form.cleaned_data


def cleaned(field: "Field", name: str, value: str) -> Any:
    from django.core.exceptions import ValidationError

    try:
        with in_english():
            return field.clean(value)
    except ValidationError as error:
        raise wrong(name, error.messages) from error


def wrong(field: str, messages: Iterable[object]) -> Fault:
    return Fault(f"{OPTIONS.get(field, '--' + field)}: {next(iter(messages))}", WRONG_USE)
