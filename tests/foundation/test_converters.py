"""A number in an address is a number, or nothing is looked for."""

from urllib.parse import unquote

import pytest
from django.test import Client
from django.urls import NoReverseMatch, Resolver404, resolve, reverse

from sprang.foundation.models import Platform


@pytest.mark.parametrize("number", ["B26-0142", "L26-0001", "ÖV26-123456"])
def test_numbers_lead_to_their_page(number: str) -> None:
    for name in ("need-detail", "solution-detail", "need-matches"):
        path = reverse(name, args=["boras", number])
        assert resolve(unquote(path)).kwargs["ref"] == number


@pytest.mark.parametrize(
    "number", ["\0", "B26-0142\0", "b26-0142", "B26-142", "B26", "٣", "B٢٦-0142"]
)
def test_what_is_no_number_has_no_address(number: str) -> None:
    with pytest.raises(Resolver404):
        resolve(f"/boras/behov/{number}/andring/")
    with pytest.raises(NoReverseMatch):
        reverse("need-detail", args=["boras", number])


@pytest.mark.parametrize(
    "path",
    [
        "behov/%00/",
        "behov/B26-0001%00/",
        "behov/B26%00/traffar/",
        "losningar/%00/",
        "losningar/%00/steg/",
    ],
)
def test_a_nul_is_not_found(client: Client, boras: Platform, path: str) -> None:
    assert client.get(f"/boras/{path}").status_code == 404
