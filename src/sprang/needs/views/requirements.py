"""The requirements of a need: taken along as a file, and read in again."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from sprang.foundation.errors import BadInput, Stale
from sprang.foundation.forms.editing import given, version_seen
from sprang.foundation.http import PlatformRequest, UserRequest

from ..actions import set_requirements
from ..files import LABELS, answer_with
from ..forms import RequirementFileForm
from ..models import Need
from ..requirements import Look, Sheet, compared, read_again, read_file
from .edit import editable
from .fetch import need_or_404

CHANGED = gettext_lazy(
    "Någon annan har ändrat behovet under tiden. Här står vad filen gör med kraven som de är nu. "
    "Läs in igen om det ska gälla."
)


@require_safe
def need_requirements_file(request: PlatformRequest, ref: str) -> HttpResponse:
    need = need_or_404(request, ref)
    try:
        return answer_with(need, request.GET.get("format", "pdf"))
    except KeyError as error:
        raise Http404 from error


def downloads(need: Need) -> list[dict[str, str]]:
    """The same in each format, for the menu on the need's page."""
    path = reverse("need-requirements-file", args=[need.platform.slug, need.reference])
    return [
        {"url": f"{path}?format={name}", "label": str(label), "note": str(note)}
        for name, (label, note) in LABELS.items()
    ]


@login_required
@require_http_methods(["GET", "POST"])
def need_requirements(request: UserRequest, ref: str) -> HttpResponse:
    need = editable(request, ref)
    words = given(request)
    if words and "rows" in words:
        return settle(request, need, words)
    form = RequirementFileForm(words, request.FILES or None)
    look = looked_at(need, form) if form.is_valid() else None
    return page(request, need, form, look)


def looked_at(need: Need, form: RequirementFileForm) -> Look | None:
    """What would become of the requirements; None where the file can't be read."""
    try:
        return compared(need, read_file(form.cleaned_data["file"]))
    except BadInput as error:
        form.add_error("file", error.faults["file"])
        return None


def page(
    request: UserRequest,
    need: Need,
    form: RequirementFileForm,
    look: Look | None = None,
    warning: str = "",
) -> HttpResponse:
    is_wrong = bool(form.errors or warning or (look and look.sheet.faults))
    context = {"need": need, "form": form, "look": look, "warning": warning}
    return render(request, "needs/requirements.html", context, status=422 if is_wrong else 200)


def settle(request: UserRequest, need: Need, words: QueryDict) -> HttpResponse:
    """What a page carried: written, or shown again where someone was faster."""
    warning = ""
    try:
        look = compared(need, read_again(str(words["rows"])))
        if request.method == "POST" and save(request, need, look):
            return redirect(f"{need.get_absolute_url()}#kraven")
    except BadInput as error:
        return page(request, need, RequirementFileForm(), warning=error.faults["file"])
    except Stale:
        need.refresh_from_db(fields=["version"])
        look = compared(need, look.sheet)
        warning = str(CHANGED)
    return page(request, need, RequirementFileForm(), look, warning)


def save(request: UserRequest, need: Need, look: Look) -> bool:
    """Whether anything was written.

    :raises Stale: someone else has changed the need since the page was made.
    """
    if look.sheet.faults or not look.differs:
        return False
    seen = version_seen(request) or 0
    set_requirements(need=need, by=request.user, rows=look.rows, version=seen)
    messages.success(request, told(look.sheet))
    return True


def told(sheet: Sheet) -> str:
    number = len(sheet.rows)
    said = ngettext(
        "%(n)s krav är inläst. Det som stod förut finns bland versionerna.",
        "%(n)s krav är inlästa. Det som stod förut finns bland versionerna.",
        number,
    )
    return said % {"n": number} if number else _("Kraven är borttagna. De finns bland versionerna.")
