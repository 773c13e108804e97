"""What keeps looking, in the API: list, begin, stop, what was found."""

from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router, Status

from sprang.foundation.api import finding
from sprang.foundation.api.repeating import repeatable
from sprang.foundation.errors import BadInput
from sprang.foundation.models import SavedView, User
from sprang.needs.models import Need
from sprang.organisations.models import Organisation

from ..models import Watch
from ..watching import actions
from ..watching.queries import Told, notices_of, told_to, watches_of
from .watch_shapes import NoticeOut, NoticeQuery, ReadIn, ReadOut, WatchIn, WatchOut

router = Router(tags=["matching"])


@router.get("/watches", response=list[WatchOut], summary=gettext_noop("Lista sina bevakningar"))
def list_watches(request: HttpRequest) -> list[Watch]:
    rows = watches_of(finding.user_of(request)).filter(stopped_at=None)
    return list(rows.order_by("-created_at", "-pk"))


@router.post(
    "/watches", response={201: WatchOut}, summary=gettext_noop("Bevaka ett behov eller ord")
)
def start_watch(request: HttpRequest, given: WatchIn) -> Status[Watch]:
    user = finding.user_of(request)
    return Status(201, repeatable(request, lambda: begun(request, user, given)))


def begun(request: HttpRequest, user: User, given: WatchIn) -> Watch:
    platform = finding.platform_named(given.platform)
    if given.need:
        need = finding.record_or_404(Need.objects.all(), request, platform.slug, given.need)
        return actions.watch_need(need=need, by=user)
    if given.organisation:
        listed = Organisation.objects.visible_to(user)
        found = get_object_or_404(listed, uid=given.organisation)
        return actions.watch_profile(organisation=found, platform=platform, by=user)
    if given.view:
        own = SavedView.objects.filter(user=user, platform=platform)
        return actions.watch_view(view=get_object_or_404(own, uid=given.view), by=user)
    if not given.words:
        raise BadInput({"words": _("Välj ett behov, en organisation, en vy eller ord att bevaka.")})
    asked = given.model_dump(include={"words", "kind", "only_here"})
    return actions.watch_words(platform=platform, by=user, **asked)


@router.delete("/watches/{uuid:uid}", response={204: None}, summary=gettext_noop("Sluta bevaka"))
def stop_watch(request: HttpRequest, uid: UUID) -> Status[None]:
    user = finding.user_of(request)
    actions.stop_watch(watch=get_object_or_404(Watch, user=user, uid=uid), by=user)
    return Status(204, None)


@router.get(
    "/watches/notices",
    response=list[NoticeOut],
    summary=gettext_noop("Vad bevakningarna har hittat"),
)
def list_notices(request: HttpRequest, query: Query[NoticeQuery]) -> list[Told]:
    user = finding.user_of(request)
    rows = notices_of(user).select_related("watch__platform")
    if query.unread:
        rows = rows.filter(read_at=None)
    return told_to(user, rows[: query.limit], None)


@router.post(
    "/watches/notices/read",
    response=ReadOut,
    summary=gettext_noop("Markera det bevakningarna har hittat som läst"),
)
def read_notices(request: HttpRequest, given: ReadIn) -> dict[str, int]:
    upto = given.upto or timezone.now()
    return {"read": actions.read_notices(by=finding.user_of(request), upto=upto)}
