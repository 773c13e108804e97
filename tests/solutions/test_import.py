"""Solutions out of spreadsheets and out of the European collection."""

import json
from pathlib import Path

import pytest

from sprang.foundation.imports import run_import
from sprang.foundation.models import Platform
from sprang.organisations.models import Unit
from sprang.solutions.models import Solution

pytestmark = pytest.mark.django_db


def test_a_citys_list(tmp_path: Path, boras: Platform, skola: Unit) -> None:
    path = tmp_path / "losningar.csv"
    path.write_text(
        "Lösning,Beskrivning,Läge,Effekt,I bruk sedan,Länk,Enhet\n"
        "Digitala lås,Telefonen öppnar porten.,I bruk,Inget borta,2025-03,las.example,Skola\n"
        "Rondlista,En lista i mobilen.,pilot,,2024,,\n"
        "Utan år,En lista.,idé,,i våras,,\n"
        "Fel månad,En lista.,idé,,2025-99,,\n"
        "Utan adress,En lista.,idé,,,inte en adress,\n"
    )
    run = run_import("solutions", path, platform=boras)
    assert (run.created, run.refused) == (2, 3)
    assert list(run.faults.values_list("row", "column", "message")) == [
        (4, "I bruk sedan", "Skriv år eller år och månad, till exempel 2025-03."),
        (5, "I bruk sedan", "Skriv år eller år och månad, till exempel 2025-03."),
        (6, "Länk", "Skriv hela adressen, till exempel https://kommun.example."),
    ]
    first, second = Solution.objects.order_by("pk")
    assert (first.status, first.in_use_since, first.website) == (
        "in_use",
        "2025-03",
        "https://las.example",
    )
    assert (first.scope_id, first.visibility, first.language) == (skola.pk, "internal", "sv")
    assert (second.status, second.in_use_since, second.scope_id) == ("tested", "2024", boras.pk)
    assert run_import("solutions", path, platform=boras).unchanged == 2


CASE = {
    "id": "10042",
    "name": "Mona",
    "url": "\u00a0",
    "description": "A chatbot for companies. It answers.",
    "geocoverage": "Austria",
    "geoextent": "National",
    "lead_organisation_name": "Federal Ministry, Austria",
    "start_date": "2020.0",
    "primary_sector": "Economic affairs",
    "secondary_sector": "General services.",
    "technology": "Artificial intelligence",
    "uptake": "Yes",
    "type": "Engagement management",
    "status": "Not in use anymore",
}

UNKNOWN = {"id": "2", "status": "Someday", "description": "Else."}


def test_european_cases(tmp_path: Path, boras: Platform) -> None:
    path = tmp_path / "cases.json"
    path.write_text(json.dumps([CASE, CASE | UNKNOWN]))
    run = run_import("jrc-cases", path, platform=boras)
    assert (run.created, run.refused) == (1, 1)
    case = Solution.objects.get()
    assert (case.title, case.language, case.status, case.visibility) == (
        "Mona",
        "en",
        "retired",
        "network",
    )
    assert (case.in_use_since, case.website, case.summary) == (
        "2020",
        "",
        "Federal Ministry, Austria",
    )
    assert case.text == (
        "A chatbot for companies. It answers.\n\n"
        "Led by: Federal Ministry, Austria.\nCountry: Austria.\n"
        "Extent: National.\nSector: Economic affairs.\nArea: General services.\n"
        "Technology: Artificial intelligence.\nUsed for: Engagement management.\n"
        "Taken up by others: Yes."
    )
    assert run_import("jrc-cases", path, platform=boras).unchanged == 1
