"""The door for the platform's own mail server: a mail as it came, signed."""

from django.http import HttpResponse, JsonResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from sprang.foundation.http import PlatformRequest

from ..mail.door import take
from ..mail.parsing import read
from ..mail.signing import HEADER, is_signed, secret_of
from ..models.intake import intake_of


@csrf_exempt  # no browser posts here; the signature is what lets it
@require_POST
def submission_mail(request: PlatformRequest) -> HttpResponse:
    """RFC 5322, at most 10 MB. Always 200 for what is signed, so that it is not sent for ever."""
    intake, said = intake_of(request.platform), request.headers.get(HEADER, "")
    if not intake.is_open or not is_signed(said, secret_of(intake), request.body):
        return JsonResponse({"state": "refused"}, status=403)
    return JsonResponse({"state": take(read(request.body), request.platform).value})
