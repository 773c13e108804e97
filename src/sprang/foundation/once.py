"""The same thing sent twice is made once, by pages and API alike.

What is sent has a key: a copy of a form has its own (`marks`), a program sends `Idempotency-Key`.
The key is claimed in the transaction that makes the thing. Who comes with the same key meanwhile
waits at the unique index, and is then led to what the first one made; where the first one failed,
the claim is gone with it.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import BaseForm
from django.utils import timezone
from django.utils.translation import gettext as _

from . import journal
from .errors import BadInput, Refused
from .http import UserRequest
from .models import Record, Sent, User
from .sending import Key, key_of_form

M = TypeVar("M", bound=Model)
REMEMBERED = timedelta(days=30)
LATELY = timedelta(minutes=10)
"""Who goes back after sending may get the page as another copy, with the words still in it."""


class OtherWords(Refused):
    """The key has been used, for something else."""


class GoneSince(Refused):
    """The key has been used, and what was made has been taken away since, or from the person."""


def make_once(*, by: User, key: Key, make: Callable[[], M]) -> tuple[M, bool]:
    """What `make` made, now (True) or the first time (False).

    :raises OtherWords: the same key was sent with other words.
    :raises GoneSince: what was made the first time is no more, or no longer theirs to see.
    """
    if not key.key:
        return make(), True
    with journal.together():
        sent, is_new = Sent.objects.get_or_create(
            by=by, key=key.key, defaults={"digest": key.digest}
        )
        if not is_new:
            return _made(sent, key), False
        made = make()
        Sent.objects.filter(pk=sent.pk).update(made=f"{made._meta.label_lower}:{made.pk}")
        Sent.objects.filter(by=by, at__lt=timezone.now() - REMEMBERED).delete()
        return made, True


def _made(sent: Sent, key: Key) -> Any:
    label, _colon, pk = sent.made.partition(":")
    made = apps.get_model(label)._default_manager.filter(pk=pk).first()
    # whoever may no longer see it must not read here what others have written in it since
    if made is None or (isinstance(made, Record) and not made.is_visible_to(sent.by)):
        raise GoneSince(_("Det här har redan skickats en gång, och har tagits bort sedan dess."))
    if sent.digest != key.digest:
        said = _(
            "Du har redan skickat härifrån: %(what)s. "
            "Är det du har skrivit nu något nytt, skicka igen."
        )
        raise OtherWords(said % {"what": made})
    return made


def once(request: UserRequest, deed: Callable[[], M]) -> M:
    """What a button does, done once for one copy of it."""
    return make_once(by=request.user, key=key_of_form(request), make=deed)[0]


def once_gone(request: UserRequest, take: Callable[[], object]) -> None:
    """Take something away. `take` finds it first: a second press has nothing left to find."""

    def taken() -> User:
        take()
        return request.user

    once(request, taken)


def done_before(request: UserRequest) -> bool:
    """Whether this copy of the form has done its deed: then the page it stood on may be gone."""
    key = key_of_form(request).key
    return bool(key) and Sent.objects.filter(by=request.user, key=key).exists()


def made_lately(by: User, key: Key) -> Any:
    """The record that the very same words made from another copy of the same form."""
    same = Sent.objects.filter(by=by, digest=key.digest, at__gt=timezone.now() - LATELY)
    made = same.exclude(made="").order_by("pk").first()
    label, _colon, pk = made.made.partition(":") if made else ("", "", "")
    if not made or not issubclass(model := apps.get_model(label), Record):
        return None
    return model._default_manager.visible_to(by).filter(pk=pk).first()


def made_from(
    request: UserRequest, form: BaseForm, make: Callable[[], M]
) -> tuple[M, bool] | tuple[None, bool]:
    """What a filled-in form makes. (None, False) where it was refused: the form then says why."""
    by, key = request.user, key_of_form(request)
    try:
        return make_once(by=by, key=key, make=lambda: made_lately(by, key) or make())
    except BadInput as fault:
        for name, text in fault.faults.items():
            form.add_error(name if name in form.fields else None, text)
    except ValidationError as error:
        # somebody was faster than the form's own look: a number taken, a name used
        form.add_error(None, error.messages)
    except Refused as refusal:
        form.add_error(None, str(refusal))
    return None, False
