"""`/halsa/`: whether this machine can serve, for load balancers and for the one who watches."""

from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def health(_request: HttpRequest) -> JsonResponse:
    """200 after one question to the database, 503 where it gives no answer.

    A machine that has lost its way to the database is then left out while others have theirs. When
    none has, the load balancer had better ask them all the same: their page keeps what was typed.
    """
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return JsonResponse({"status": "database away"}, status=503)
    return JsonResponse({"status": "ok"})
