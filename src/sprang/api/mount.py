"""The API of the house: every room's router under one roof."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from sprang.dialogue.api import comments, following, news
from sprang.foundation.api.routes import me, platforms
from sprang.foundation.api.views import saved_views
from sprang.matching.api import islands, judging, watches
from sprang.matching.api import router as matching
from sprang.needs.api import authors, merging, roads
from sprang.needs.api import coaching as need_coaching
from sprang.needs.api import requirements as need_requirements
from sprang.needs.api import router as needs
from sprang.needs.api import states as need_states
from sprang.needs.calls.api import answers, interests
from sprang.needs.calls.api import judging as judging_calls
from sprang.needs.calls.api import router as calls
from sprang.needs.introductions.api import introductions, times
from sprang.needs.sources.api import submissions
from sprang.organisations.api import claims
from sprang.organisations.api import router as organisations
from sprang.organisations.partners.api import partnerships
from sprang.rooms.api import rooms, tasks
from sprang.solutions.api import router as solutions

from . import handlers, openapi
from .asked import only_known
from .door import Door, Person, Reading
from .parser import StrictParser
from .reference import Reference
from .urls import answering


class Api(NinjaAPI):
    @property
    def urls(self) -> Any:
        patterns, app, namespace = super().urls
        return answering(patterns), app, namespace

    def get_openapi_schema(self, **where: Any) -> OpenAPISchema:
        return openapi.completed(super().get_openapi_schema(**where))

    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)


api = Api(
    title="Språng",
    version="1",
    urls_namespace="api",
    auth=Door(),
    parser=StrictParser(),
    docs=Reference(),
    docs_url="/",
)
api.add_router("", platforms)
api.add_router("", me, auth=Person())
api.add_router("", saved_views, auth=Person())
api.add_router("", organisations)
api.add_router("", claims, auth=Person())
api.add_router("", partnerships)
api.add_router("", needs)
api.add_router("", need_coaching)
api.add_router("", need_states)
api.add_router("", calls)
api.add_router("", answers, auth=Person())
api.add_router("", interests)
api.add_router("", judging_calls)
api.add_router("", introductions)
api.add_router("", times)
api.add_router("", merging)
api.add_router("", need_requirements)
api.add_router("", roads)
api.add_router("", authors)
api.add_router("", submissions, auth=Person())
api.add_router("", solutions)
api.add_router("", comments)
api.add_router("", following, auth=Person())
api.add_router("", news, auth=Person())
api.add_router("", matching, auth=Reading())
api.add_router("", judging)
api.add_router("", watches, auth=Person())
api.add_router("", islands)
api.add_router("", rooms)
api.add_router("", tasks)
api.add_decorator(only_known)
handlers.install(api)
