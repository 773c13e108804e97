"""What people say of matches: given, changed, taken back; and what it says of the matching."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Body, Router

from sprang.foundation.api import finding
from sprang.foundation.errors import NotAllowed
from sprang.needs.models import Need

from ..actions import answer_sameness, judge_match, take_back
from ..judging import precision
from ..judging.finding import found_or_404, placed
from ..judging.judged import judged
from ..judging.questions import other_need_or_404
from ..judging.reranking import is_on, measured
from ..models import Feedback, SameNeed
from .judged import FeedbackIn, FeedbackOut, PrecisionOut, SamenessIn, SamenessOut

judging = Router(tags=["matching"])
ONE = "/needs/{slug:platform_slug}/{slug:reference}"


def need_of(request: HttpRequest, platform_slug: str, reference: str) -> Need:
    need: Need = finding.record_or_404(Need.objects.all(), request, platform_slug, reference)
    return need


def said_by(request: HttpRequest, need: Need) -> list[Feedback]:
    mine = Feedback.objects.visible_to(request.user).of(need, finding.user_of(request))
    return list(mine.select_related("record", "organisation").order_by("pk"))


@judging.get(
    f"{ONE}/feedback",
    response=list[FeedbackOut],
    summary=gettext_noop("Vad du har sagt om ett behovs träffar"),
)
def list_feedback(request: HttpRequest, platform_slug: str, reference: str) -> list[Feedback]:
    return said_by(request, need_of(request, platform_slug, reference))


@judging.put(
    f"{ONE}/feedback",
    response=list[FeedbackOut],
    summary=gettext_noop("Säg vad du tycker om en träff"),
)
def give_feedback(
    request: HttpRequest, platform_slug: str, reference: str, given: FeedbackIn
) -> list[Feedback]:
    need, user = need_of(request, platform_slug, reference), finding.user_of(request)
    each, found = found_or_404(user, str(given.found))
    if given.verdict is None:
        take_back(asked=need, found=found, by=user)
    else:
        words = given.model_dump(include={"verdict", "reason", "words"})
        stood = placed(need, user, each, found)
        judge_match(asked=need, found=found, kind=each.kind, by=user, placed=stood, **words)
    return said_by(request, need)


@judging.put(
    f"{ONE}/sameness",
    response=SamenessOut,
    summary=gettext_noop("Svara om två behov är samma"),
)
def give_sameness(
    request: HttpRequest, platform_slug: str, reference: str, given: Body[SamenessIn]
) -> dict[str, Any]:
    need, user = need_of(request, platform_slug, reference), finding.user_of(request)
    other = other_need_or_404(user, str(given.other))
    kept: SameNeed = answer_sameness(need=need, other=other, by=user, answer=given.answer)
    return {"need": need.uid, "other": other.uid, "answer": kept.answer}


@judging.get(
    "/platforms/{slug:platform_slug}/match-precision",
    response=PrecisionOut,
    summary=gettext_noop("Hur ofta träffarna var till nytta"),
)
def show_match_precision(request: HttpRequest, platform_slug: str) -> dict[str, Any]:
    user, platform = finding.user_of(request), finding.platform_named(platform_slug)
    if not user.access.leads(platform.pk):
        raise NotAllowed("match_precision")
    rows, would = judged(platform, user), measured(platform, user)
    figures = [figure_out(each) for each in precision.figures(rows)]
    fields = ("helps", "questions", "before", "after", "low")
    told = {name: getattr(would, name) for name in fields}
    return {"figures": figures, "reranking": {"is_on": is_on(platform), **told}}


def figure_out(figure: precision.Figure) -> dict[str, Any]:
    names = {"kind": figure.kind, "strength": figure.strength}
    if not figure.is_shown:
        return {**names, **dict.fromkeys(("judged", "relevant", "precision", "low", "high"))}
    inside = {"low": figure.interval.low, "high": figure.interval.high}
    counted = {"judged": figure.told, "relevant": figure.relevant, "precision": figure.share}
    return {**names, **counted, **inside}
