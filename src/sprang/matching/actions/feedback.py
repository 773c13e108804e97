"""A person's word on one match: given, changed at will, taken back."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from sprang.foundation import journal
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Record, User

from ..enums import Reason, Verdict
from ..models import Feedback, Found
from ..models.feedback import LONGEST_WORDS, named


@dataclass(frozen=True)
class Placed:
    """How the match stood when it was judged."""

    strength: str = ""
    relevance: float | None = None
    place: int | None = None


@transaction.atomic
def judge_match(
    *,
    asked: Record,
    found: Found,
    kind: str,
    by: User,
    verdict: str,
    reason: str = "",
    words: str = "",
    placed: Placed = Placed(),
) -> Feedback:
    """One word for each person and pair; a new one takes the old one's place.

    :raises NotAllowed: unless the person sees both.
    :raises BadInput: for a verdict or a reason that there is not, or too many words.
    """
    must_see(by, asked, found)
    check(verdict, reason, words)
    is_rejected = verdict == Verdict.IRRELEVANT
    values = {
        "verdict": verdict,
        "reason": reason if is_rejected else "",
        "words": words.strip() if is_rejected else "",
        "changed_at": timezone.now(),
    }
    first = {"kind": kind, "platform_id": asked.platform_id, **asdict(placed)}
    judged, _is_new = Feedback.objects.update_or_create(
        by=by,
        asked_id=asked.pk,
        **named(found),
        defaults=values,
        create_defaults={**values, **first},
    )
    tell("match_judged", asked, found, by)
    return judged


@transaction.atomic
def take_back(*, asked: Record, found: Found, by: User) -> bool:
    """As if nothing had been said; False where nothing was.

    :raises NotAllowed: unless the person sees both.
    """
    must_see(by, asked, found)
    taken, _each = Feedback.objects.of(asked, by).filter(**named(found)).delete()
    if taken:
        tell("match_judgement_taken_back", asked, found, by)
    return bool(taken)


def tell(verb: str, asked: Record, found: Found, by: User) -> None:
    """To the city that asked: its need has not changed, so no entry is the need's own. What was
    said is the person's, and stays out of a journal that forgets nothing."""
    data = {"asked": str(asked.uid), "found": str(found.uid)}
    journal.append(f"platform.{verb}", subject=asked.platform, by=by, data=data)


def must_see(by: User, asked: Record, found: Found) -> None:
    sees = found.is_visible_to(by) and asked.is_visible_to(by)
    if not sees or asked.uid == found.uid:
        raise NotAllowed("judge_match")


def check(verdict: str, reason: str, words: str) -> None:
    if verdict not in Verdict.values:
        raise BadInput({"verdict": _("Välj vad du tycker om träffen.")})
    if reason and reason not in Reason.values:
        raise BadInput({"reason": _("Välj ett av skälen.")})
    if len(words.strip()) > LONGEST_WORDS:
        raise BadInput({"words": _("Skriv högst %s tecken.") % LONGEST_WORDS})
