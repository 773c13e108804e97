"""A session that is used stays; what a person has signed into says when it was last seen."""

from django.http import HttpRequest, HttpResponse

from sprang.foundation.models import User

from ..middleware import Respond


class SeenMiddleware:
    def __init__(self, respond: Respond) -> None:
        self.respond = respond

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.respond(request)
        touch = getattr(request.session, "touch", None)
        if touch and isinstance(request.user, User):
            touch()
        return response
