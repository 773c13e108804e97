"""Public registers become organisations: each once, people's own words left alone."""

from pathlib import Path

import pytest

from sprang.foundation.imports import run_import
from sprang.foundation.models import ImportRun
from sprang.organisations.actions import change_organisation, register_organisation
from sprang.organisations.imports import names
from sprang.organisations.models import Organisation

pytestmark = pytest.mark.django_db

WRONG = "”%s” är inget organisationsnummer. Skriv tio siffror, som 212000-1439."


def read(tmp_path: Path, kind: str, *lines: str) -> ImportRun:
    path = tmp_path / f"{kind}.csv"
    path.write_text("\n".join(lines))
    return run_import(kind, path)


def counts(run: ImportRun) -> tuple[int, int, int, int, int]:
    return run.created, run.updated, run.unchanged, run.duplicates, run.refused


def told(run: ImportRun, level: str = "fault") -> list[tuple[int, str]]:
    return list(run.faults.filter(level=level).values_list("row", "message"))


MUNICIPALITIES = (
    "municipality_code,municipality_name,municipality_name_short,county_name",
    "0114,Upplands Väsby kommun,Upplands Väsby,Stockholms län",
    "1490,Borås kommun,Borås,Västra Götalands län",
    "2514,Kalixs kommun,Kalix,Norrbottens län",
    "X,Ingenstans kommun,Ingenstans,Inget län",
)


def test_municipalities_by_code(tmp_path: Path) -> None:
    """A platform's own municipality is found by its code and keeps what people call it."""
    register_organisation(name="Borås Stad", type="municipality", municipality_code="1490")
    run = read(tmp_path, "municipalities", *MUNICIPALITIES)
    assert counts(run) == (2, 1, 0, 0, 1)
    assert told(run) == [(5, "Skriv fyra siffror, till exempel 1490.")]
    known = Organisation.objects.order_by("municipality_code")
    assert list(known.values_list("municipality_code", "name", "summary")) == [
        ("0114", "Upplands Väsby kommun", "Kommun i Stockholms län."),
        ("1490", "Borås Stad", "Kommun i Västra Götalands län."),
        ("2514", "Kalix kommun", "Kommun i Norrbottens län."),
    ]
    assert counts(read(tmp_path, "municipalities", *MUNICIPALITIES)) == (0, 0, 3, 0, 1)


AUTHORITIES = (
    "namn,kort,orgnr,departement",
    "Domstolsverket,DV,202100-2742,Justitiedepartementet",
    "BORÅS TINGSRÄTT,,202100-2742,",
    "FÖRVALTNINGSRÄTTEN I FALUN,,202100-2742,",
    "Kammarrätter,,2021002744,",
    "Högskolan i Borås,HB,202100-3138,Utbildningsdepartementet",
    "Myndigheten för yrkeshögskolan,MYH,,",
)


def test_authorities_that_share_a_number(tmp_path: Path) -> None:
    run = read(tmp_path, "authorities", *AUTHORITIES)
    assert counts(run) == (5, 0, 0, 0, 1)
    assert told(run) == [(5, WRONG % "2021002744")]
    note = "Numret 202100-2742 har redan Domstolsverket. Inläst utan nummer."
    assert told(run, "note") == [(3, note), (4, note)]
    rows = Organisation.objects.order_by("pk").values_list("name", "type", "organisation_number")
    assert list(rows) == [
        ("Domstolsverket", "authority", "2021002742"),
        ("Borås tingsrätt", "authority", ""),
        ("Förvaltningsrätten i Falun", "authority", ""),
        ("Högskolan i Borås", "university", "2021003138"),
        ("Myndigheten för yrkeshögskolan", "authority", ""),
    ]
    again = read(tmp_path, "authorities", *AUTHORITIES)
    assert counts(again) == (0, 0, 5, 0, 1)
    assert told(again, "note") == told(run, "note")


NUMBERS = (
    "typ,namn,orgnr",
    "Kommun,KALIX KOMMUN,2120002692",
    "Kommun,KALIX KOMMUN,2120002693",
    "Kommun,BORÅS STAD,2120001561",
    "Kommun,INGENSTANS KOMMUN,2120001439",
    "Region,REGION DALARNA,2321000180",
    "Region,REGION DALARNA,2331000180",
    "Region,REGION DALARNA,2321000222",
)


def test_numbers_go_to_those_known_by_name(tmp_path: Path) -> None:
    read(tmp_path, "municipalities", *MUNICIPALITIES[:4])
    run = read(tmp_path, "organisation-numbers", *NUMBERS)
    assert counts(run) == (1, 2, 0, 0, 4)
    assert told(run) == [
        (3, WRONG % "2120002693"),
        (5, "Kommunen finns inte. Läs in kommunerna först."),
        (7, WRONG % "2331000180"),
        (8, "Region Dalarna har redan numret 232100-0180. Rätta den som har fel."),
    ]
    rows = Organisation.objects.exclude(organisation_number="").order_by("organisation_number")
    assert list(rows.values_list("name", "organisation_number")) == [
        ("Borås kommun", "2120001561"),
        ("Kalix kommun", "2120002692"),
        ("Region Dalarna", "2321000180"),
    ]
    assert counts(read(tmp_path, "organisation-numbers", *NUMBERS)) == (0, 0, 3, 0, 4)


HEADING = (
    "År;Namn för köpare;Huvudsaklig CPV-kod;Upphandlingens titel;Namn för leverantör;"
    "Företagsstorlek för leverantör;Juridisk form för leverantör;SNI-Detaljgrupp för leverantör"
)
SOLD = (
    HEADING,
    "2021;BORÅS KOMMUN;44520000 Lås, nycklar;Digitala lås till trapphus;AKTIEBOLAGET LÅSA;"
    "Små företag;Övriga aktiebolag;80200 Säkerhetssystem",
    "2021;VÄXJÖ KOMMUN;44520000 Lås, nycklar;Ramavtal lås;Låsa AB (publ);"
    "Små företag;Övriga aktiebolag;80200 Säkerhetssystem",
    "2021;BORÅS KOMMUN;85000000 Vård;Handledning;(enskild näringsidkare);;Fysiska personer;",
    "2021;BORÅS KOMMUN;85000000 Vård;Handledning;Okänd;;;",
    "2021;BORÅS KOMMUN;85000000 Vård;Daglig verksamhet;IDEELLA VÄNNER I BORÅS;"
    "Mikroföretag;Ideella föreningar;88101 Öppen verksamhet",
    "2021;BORÅS KOMMUN;85000000 Vård;Färdtjänst;REGION DALARNA;;Regioner;",
)


def test_a_supplier_is_what_it_has_sold(tmp_path: Path) -> None:
    run = read(tmp_path, "suppliers", *SOLD)
    assert (run.rows, run.position, run.omitted, counts(run)) == (6, 2, 3, (2, 0, 0, 0, 0))
    company, association = Organisation.objects.order_by("pk")
    assert (company.name, company.type, company.size) == ("Låsa AB (publ)", "company", "10-49")
    assert company.summary == "Säkerhetssystem. 2 avtal med 2 offentliga köpare 2021"
    assert company.text == (
        "Har sålt: Digitala lås till trapphus; Ramavtal lås.\n\n"
        "Varor och tjänster: Lås, nycklar.\n\n"
        "Bransch: Säkerhetssystem."
    )
    assert (association.name, association.type) == ("Ideella Vänner i Borås", "association")
    assert counts(read(tmp_path, "suppliers", *SOLD)) == (0, 0, 2, 0, 0)


def test_what_a_supplier_wrote_itself_is_kept(tmp_path: Path) -> None:
    register_organisation(name="Låsa AB", type="startup", organisation_number="556703-7485")
    run = read(tmp_path, "suppliers", *SOLD)
    assert run.created == 2
    mine = Organisation.objects.get(external_source="uhm", name__startswith="Låsa")
    change_organisation(organisation=mine, website="https://lasa.example")
    assert counts(read(tmp_path, "suppliers", *SOLD)) == (0, 0, 2, 0, 0)
    mine.refresh_from_db()
    assert mine.website == "https://lasa.example"


@pytest.mark.parametrize(
    ("shouted", "spoken"),
    [
        ("JOHNSSONS BYGG I BORÅS AKTIEBOLAG", "Johnssons Bygg i Borås AB"),
        ("AB OSCAR HANSON VÄRME - VENTILATION", "AB Oscar Hanson Värme - Ventilation"),
        ("KRK MÅLERI-KONSULT AB", "KRK Måleri-Konsult AB"),
        ("STEVO'S KÖK AB", "Stevo's Kök AB"),
        ("Tyréns Sverige Aktiebolag", "Tyréns Sverige AB"),
    ],
)
def test_names_are_said_aloud(shouted: str, spoken: str) -> None:
    assert names.company(shouted) == spoken


def test_one_company_has_one_key() -> None:
    spelled = ("AKTIEBOLAGET ILMONTE", "Ilmonte AB (publ)", "AB Ilmonte", "ilmonte aktiebolag")
    assert {names.key_of(name) for name in spelled} == {"ilmonte"}
    assert names.key_of("AB") == "ab"
