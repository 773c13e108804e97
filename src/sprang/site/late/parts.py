"""Parts of pages that came too late: what a page sends while one writes, and what one pressed.

Drafts, checks and live matches send themselves. The words are still in the field, so nothing of
it is kept: several run at once, and one that was kept would take the place of the form that the
person has just sent. What was pressed is kept as any form, and the whole page is led on.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

BY_PAGE = "Sent-By-Page"
"""The header of what sends itself: `{% sent_by_page %}` beside the element's `hx-post`."""


def is_part(request: HttpRequest) -> bool:
    return "HX-Request" in request.headers


def is_sent_by_page(request: HttpRequest) -> bool:
    return is_part(request) and request.method == "POST" and BY_PAGE in request.headers


def is_shown_on_page(request: HttpRequest, response: HttpResponse) -> bool:
    """What was pressed was taken in, or stands in the part again beside what was wrong with it."""
    return is_part(request) and not is_sent_by_page(request) and response.status_code == 200


def told_on_page(request: HttpRequest) -> HttpResponse:
    """Where the part would have stood."""
    return render(request, "site/parts/signed_out.html", status=401)


def led(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Where the whole page goes: htmx would put what it finds there into the part."""
    if not is_part(request):
        return response
    return HttpResponse(status=204, headers={"HX-Redirect": response["Location"]})


def whole(request: HttpRequest, page: HttpResponse) -> HttpResponse:
    """A page that takes the place of the one that the part is on."""
    if is_part(request):
        page.status_code = 422  # of the errors, one whose page htmx shows
        page["HX-Retarget"], page["HX-Reswap"] = "body", "innerHTML"
    return page
