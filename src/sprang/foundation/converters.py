"""Parts of an address that the house has a form for: what can't be one is not looked for.

PostgreSQL refuses a NUL, which `str` lets through, with an error instead of an empty answer.
"""

from django.urls import register_converter


class ReferenceConverter:
    """A record's number: B26-0142."""

    regex = "[A-ZÅÄÖ]{1,2}[0-9]{2}-[0-9]{4,10}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(ReferenceConverter, "ref")
