"""Words are found whatever their case, å, ä and ö too, on both databases."""

from collections.abc import Callable

import pytest
from django.db import connection

from sprang.foundation.database.sqlite import like
from sprang.foundation.models import User
from sprang.needs.models import Need
from sprang.organisations.actions import register_organisation
from tests.cast import client_of

pytestmark = pytest.mark.django_db
WRITTEN = ("äldreboendet", "Äldreboendet", "ÄLDREBOENDET", "Drebo")


@pytest.mark.parametrize("word", WRITTEN)
def test_needs(word: str, make_need: Callable[..., Need], nurse: User) -> None:
    make_need(text="Äldreboendet saknar nycklar.")
    make_need(text="Aldreboendet är stavat fel. 100 % fel.")
    listing = client_of(nurse).get("/boras/behov/", {"q": word}).context["listing"]
    assert [need.text for need in listing.page.items][-1] == "Äldreboendet saknar nycklar."
    assert listing.total == (2 if word == "Drebo" else 1)


@pytest.mark.parametrize("word", ["ÅKERÖ", "åkerö", "åKer"])
def test_organisations(word: str, nurse: User) -> None:
    register_organisation(name="Åkerö Teknik", type="company")
    register_organisation(name="Akero Teknik", type="company")
    listing = client_of(nurse).get("/boras/natverket/", {"vy": "alla", "q": word}).context
    assert [found.name for found in listing["listing"].page.items] == ["Åkerö Teknik"]


@pytest.mark.parametrize("word", ["ÅSA", "åsa"])
def test_members(word: str, admin: User, nurse: User) -> None:
    User.objects.filter(pk=nurse.pk).update(name="Åsa, nattsköterska")
    found = client_of(admin).get("/boras/installningar/medlemmar/", {"q": word}).context
    assert [user.pk for user in found["listing"].page.items] == [nurse.pk]


@pytest.mark.parametrize(
    ("pattern", "value", "holds"),
    [
        ("%ÅÄÖ%", "x åäö y", True),
        ("åäö", "ÅÄÖ", True),
        ("åäö", "ÅÄÖ!", False),
        ("å%", "Ås\nen", True),
        ("%ö", "SJÖ", True),
        ("_ö", "AÖ", True),
        ("_ö", "Ö", False),
        ("a%b_c", "A.*B.C", True),
        (r"%50\%%", "50 % av", False),
        (r"%50\%%", "minst 50% av", True),
        (r"%a\_b%", "axb", False),
        (r"%a\_b%", "xA_By", True),
        (r"%a\\b%", "A\\B", True),
        ("%", "", True),
        ("%%", "x", True),
        ("", "", True),
        ("", "x", False),
        ("1%", 17, True),
        ("%a%", None, None),
        (None, "a", None),
    ],
)
def test_the_rules_of_like(pattern: str, value: object, holds: bool | None) -> None:
    assert like(pattern, value, "\\") is holds
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(r"SELECT %s LIKE %s ESCAPE '\'", [value, pattern])
            assert cursor.fetchone() == (holds if holds is None else int(holds),)
