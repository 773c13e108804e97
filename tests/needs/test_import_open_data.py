"""Other cities' open data: HTML made plain, repetitions told, ended proposals ended here too."""

from pathlib import Path

import pytest

from sprang.foundation.imports import run_import
from sprang.foundation.models import Platform
from sprang.needs.models import Need

pytestmark = pytest.mark.django_db


def test_helsinki(tmp_path: Path, boras: Platform) -> None:
    path = tmp_path / "omastadi.csv"
    path.write_text(
        "id,round,title,texts,state,selected\n"
        '1,1,Talviuintipaikka,"Uusi, julkinen paikka.",accepted,Selected\n'
        '1,1,Talviuintipaikka,"Uusi, julkinen paikka.",accepted,Not selected\n'
        "1,2,Asuntoja,,rejected,Not selected\n"
        "2,2,Penkkejä,Lisää.,withdrawn,Not selected\n"
    )
    run = run_import("omastadi", path, platform=boras)
    assert (run.created, run.duplicates, run.refused) == (3, 1, 0)
    needs = Need.objects.order_by("pk").values_list("external_id", "title", "text", "status")
    assert list(needs) == [
        ("1-1", "Talviuintipaikka", "Uusi, julkinen paikka.", "captured"),
        ("2-1", "Asuntoja", "Asuntoja", "closed"),
        ("2-2", "Penkkejä", "Lisää.", "withdrawn"),
    ]
    assert set(Need.objects.values_list("language", "visibility")) == {("fi", "network")}
    again = run_import("omastadi", path, platform=boras)
    assert (again.unchanged, again.duplicates) == (3, 1)


def test_madrid(tmp_path: Path, boras: Platform) -> None:
    path = tmp_path / "madrid.csv"
    path.write_text(
        '"id";"title";"description";"cached_votes_up";"created_at";"retired_at"\n'
        '"1";"Parque ";"<p>Hay; un&nbsp;parque.</p>'
        '<p>Pequeño<script>x()</script></p>";"15";"31/01/2024";""\n'
        '"2";"Metro";"";"0";"01/02/2024";"2024-02-03 20:05:12 +0100"\n',
        encoding="cp1252",
    )
    run = run_import("madrid", path, platform=boras)
    assert (run.created, run.refused) == (2, 0)
    first, second = Need.objects.order_by("pk")
    assert (first.title, first.text) == ("Parque", "Hay; un parque.\n\nPequeño")
    assert (str(first.created_at.date()), first.language) == ("2024-01-31", "es")
    assert (second.text, second.status) == ("Metro", "withdrawn")
