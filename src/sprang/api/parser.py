"""Reading what was sent. What no database can store is refused here, once for all rooms."""

import json
from typing import Any, NoReturn

from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict
from ninja.errors import HttpError
from ninja.parser import Parser


class StrictParser(Parser):
    def parse_body(self, request: HttpRequest) -> Any:
        """JSON as RFC 8259 has it, without NaN; ninja answers 400 to any ValueError."""
        sent = json.loads(request.body, parse_constant=_refuse)
        check(sent)
        return sent

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        try:
            check(data)
        except ValueError as error:
            raise HttpError(400, "query") from error
        return super().parse_querydict(data, list_fields, request)


def check(sent: Any) -> None:
    """:raises ValueError: for NUL and lone surrogates, which PostgreSQL can't store."""
    if isinstance(sent, str):
        if "\0" in sent:
            raise ValueError("NUL")
        sent.encode()
    elif isinstance(sent, dict):
        check([*sent.keys(), *sent.values()])
    elif isinstance(sent, list):
        for each in sent:
            check(each)


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)
