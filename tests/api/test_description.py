"""The description, the guide and the tables say the same as the code."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client
from pydantic import BaseModel

from sprang.api.asked import names_in
from sprang.api.mount import api
from sprang.foundation.models import User
from sprang.needs.api.shapes import NeedEditIn, NeedIn, RequirementIn
from sprang.needs.api.states import ClosingIn
from sprang.needs.models import Need, Requirement
from sprang.organisations.api.shapes import OrganisationIn
from sprang.organisations.models import Organisation
from sprang.solutions.api.shapes import SolutionEditIn, SolutionIn
from sprang.solutions.models import Solution

from .caller import BASE, answer

pytestmark = pytest.mark.one_database

GUIDE = Path(__file__).parents[2] / "docs" / "api.md"


def described(language: str = "sv") -> dict[str, Any]:
    spoken = Client(headers={"accept-language": language})
    return answer(spoken.get(f"{BASE}/openapi.json"))


def operations(schema: dict[str, Any]) -> set[tuple[str, str]]:
    return {
        (method.upper(), path.removeprefix(BASE))
        for path, methods in schema["paths"].items()
        for method in methods
    }


def test_the_guide_lists_every_endpoint() -> None:
    rows = re.findall(r"^\| `(\w+)` \| `([^`]+)` \|", GUIDE.read_text(), re.MULTILINE)

    assert set(rows) == operations(described())


def test_what_each_operation_does_is_said_in_english_too() -> None:
    swedish, english = described(), described("en")
    same = [
        operation["summary"]
        for path, methods in swedish["paths"].items()
        for method, operation in methods.items()
        if operation["summary"] == english["paths"][path][method]["summary"]
    ]
    assert same == []


def test_every_operation_is_whole() -> None:
    schema = described()

    for methods in schema["paths"].values():
        for operation in methods.values():
            assert operation["summary"]
            assert operation["security"] in ([{}, {"key": []}], [{"key": []}])
            assert {"401", "422", "500"} <= set(operation["responses"])
            parameters = operation["parameters"]
            assert not [each["name"] for each in parameters if not each["description"]]
    for name, shape in schema["components"]["schemas"].items():
        assert shape.get("type") == "object" or shape["description"], name
        for field, properties in shape.get("properties", {}).items():
            assert properties.get("description"), (name, field)


def test_the_values_of_a_status_are_explained() -> None:
    status = described()["components"]["schemas"]["NeedStatus"]

    assert status["enum"] == ["captured", "sharpened", "chosen", "closed", "merged", "withdrawn"]
    assert status["description"] == (
        "captured: Inskickat; sharpened: Skärpt; chosen: Väg vald; closed: Avslutat; "
        "merged: Sammanslaget; withdrawn: Återtaget"
    )


def test_the_description_is_that_of_openapi_3_1() -> None:
    import schemathesis

    schemathesis.openapi.from_dict(described()).validate()


@pytest.mark.parametrize(
    ("shape", "table"),
    [
        (NeedIn, Need),
        (NeedEditIn, Need),
        (ClosingIn, Need),
        (RequirementIn, Requirement),
        (SolutionIn, Solution),
        (SolutionEditIn, Solution),
        (OrganisationIn, Organisation),
    ],
)
def test_no_text_is_longer_than_its_column(shape: type[BaseModel], table: type[Model]) -> None:
    names = {"reason": "closed_reason"}
    columns = {field.name: getattr(field, "max_length", None) for field in table._meta.fields}
    for name, field in shape.model_json_schema()["properties"].items():
        limit = columns.get(names.get(name, name))
        if limit and field.get("type") == "string" and not {"pattern", "enum"} & set(field):
            assert field.get("maxLength", 0) in ({limit} | SHORTER.get(name, set())), name


SHORTER = {
    "organisation_number": {20},  # with its hyphen and century, before it is normalised
}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_reference_is_a_page_without_anything_from_elsewhere(
    nurse: User, language: str
) -> None:
    client = Client()
    client.force_login(nurse)
    client.cookies["django_language"] = language

    response = client.get(f"{BASE}/")

    page = response.content.decode()
    assert response.status_code == 200
    for method, path in operations(api.get_openapi_schema()):
        assert f'"operation__method">{method}<' in page
        assert f">{BASE}{path}<" in page
    assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    assert not re.search(r"\son\w+=|\sstyle=|<script(?![^>]*\ssrc=)", page)


def test_anybody_reads_the_reference(db: None) -> None:
    assert Client().get(f"{BASE}/").status_code == 200


def test_every_parameter_that_is_described_is_known() -> None:
    """Whoever refuses what isn't known, and overlooks one, makes that one impossible to use."""
    views = [view for _, router in api._routers for view in router.path_operations.values()]
    known = {
        (method, path_of(each)): names_in(each.view_func)
        for view in views
        for each in view.operations
        for method in each.methods
    }
    paths = described()["paths"]
    told = {
        (method.upper(), path.removeprefix(BASE)): {
            each["name"] for each in about.get("parameters", ()) if each["in"] == "query"
        }
        for path, methods in paths.items()
        for method, about in methods.items()
    }
    assert {place: names for place, names in known.items() if names} == {
        place: names for place, names in told.items() if names
    }


def path_of(operation: Any) -> str:
    """As the description writes it: without the converters."""
    return "/" + re.sub(r"\{\w+:(\w+)\}", r"{\1}", operation.path).lstrip("/")
