"""The word filter of lists asks an index that says exactly what the rows say."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from sprang.cli.doctor import database as doctor
from sprang.foundation.database.trigrams import asking, setup
from sprang.foundation.lists.narrow import by_words
from sprang.foundation.models import Platform, Record
from sprang.needs.models import Need

pytestmark = pytest.mark.django_db
MakeNeed = Callable[..., Need]
on_sqlite = pytest.mark.skipif("connection.vendor != 'sqlite'", reason="SQLite's own index")
on_postgresql = pytest.mark.skipif("connection.vendor != 'postgresql'", reason="PostgreSQL's own")


@pytest.fixture
def extension() -> None:
    """Some packages of PostgreSQL come without."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'")
        if not cursor.fetchone():
            pytest.skip("this PostgreSQL has no pg_trgm")


def found(words: str, rows: Any = None) -> set[str]:
    return set(
        by_words(Need.objects.all() if rows is None else rows, words).values_list("text", flat=True)
    )


def indexed(run: str) -> int:
    """Rows that SQLite's index has for three letters."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT COUNT(*) FROM record_words WHERE record_words MATCH %s", [f'"{run}"']
        )
        return int(cursor.fetchone()[0])


@pytest.fixture
def texts(make_need: MakeNeed) -> dict[str, str]:
    written = {
        "homes": "Äldreboendet saknar nycklar.",
        "plain": "Aldreboendet är stavat fel.",
        "apart": "Nyck och cklar står isär.",
        "wild": "Hundra % av 'dem' säger \"ja\" \\ _nej_",
        "short": "En ö.",
    }
    for text in written.values():
        make_need(text=text)
    return written


@pytest.mark.parametrize(
    ("rare", "few"),
    [(4_000, 1_000), (4_000, -1), (-1, 1_000)],
    ids=["looked up", "passed over", "walked"],
)
@pytest.mark.parametrize(
    ("words", "which"),
    [
        ("ÄLDREBO", {"homes"}),
        ("aldrebo", {"plain"}),
        ("drebo", {"homes", "plain"}),
        ("nycklar", {"homes"}),
        ("nycklar äldre", {"homes"}),
        ("nycklar stavat", set()),
        ("drebo är", {"plain"}),
        ("ö", {"short"}),
        ("'dem'", {"wild"}),
        ('"ja"', {"wild"}),
        ("_nej_", {"wild"}),
        ("% av", {"wild"}),
        ("\\", {"wild"}),
        ("AND", set()),
        ("NEAR(", set()),
        ("rec*", set()),
    ],
)
def test_either_way_gives_the_same(
    words: str,
    which: set[str],
    rare: int,
    few: int,
    texts: dict[str, str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(asking, "RARE", rare)
    monkeypatch.setattr(asking, "FEW", few)
    assert found(words) == {texts[key] for key in which}


@pytest.mark.parametrize("rare", [4_000, -1], ids=["looked up", "walked"])
def test_a_number_is_found_with_and_without_words(
    rare: int, make_need: MakeNeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "RARE", rare)
    one, other = make_need(text="Nycklar."), make_need(text="Lås.")
    telling = make_need(text=f"Som i {one.reference}, fast värre.")
    assert found(one.reference.lower()) == {one.text, telling.text}
    assert found(f"{one.reference} nyck") == {one.text}
    assert found(other.reference) == {other.text}


@on_sqlite
def test_it_follows_every_way_of_writing(make_need: MakeNeed, boras: Platform) -> None:
    need = make_need(text="Qvx går sönder.")
    assert indexed("qvx") == 1
    Record.objects.filter(pk=need.pk).update(title="Zwq", text="Zwq går sönder.")
    assert (indexed("qvx"), indexed("zwq")) == (0, 1)
    Record.objects.filter(pk=need.pk).update(status="closed")
    assert indexed("zwq") == 1
    with transaction.atomic():
        Record.objects.filter(pk=need.pk).update(title="Kjh")
        assert indexed("kjh") == 1
        transaction.set_rollback(True)
    assert (indexed("kjh"), indexed("zwq")) == (0, 1)
    Need.objects.filter(pk=need.pk).delete()
    assert indexed("zwq") == 0
    assert setup.agrees()


@on_sqlite
def test_a_rare_word_is_looked_up_and_a_common_one_walked(
    texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def asks(words: str) -> bool:
        return "json_each" in str(by_words(Need.objects.all(), words).query)

    monkeypatch.setattr(asking, "RARE", 1)
    assert asks("saknar")
    assert not asks("drebo")
    assert not asks("en ö")


def test_runs_are_of_letters_that_both_know_the_case_of() -> None:
    assert asking.runs("åÄö1") == ["åÄö", "Äö1"]
    assert asking.runs("B26-0001") == ["B26", "000", "001"]
    assert asking.runs("οδος") == asking.runs("ab") == []


@on_sqlite
def test_nobody_is_kept_from_a_list_by_an_index_that_is_gone(texts: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE record_words")
    assert found("nycklar") == {texts["homes"]}
    [told] = doctor.words_are_indexed()
    assert (told.state, "record_words" in told.says) == ("note", True)
    setup.set_up()
    assert setup.missing() == []
    assert [each.state for each in doctor.words_are_indexed()] == ["ok"]
    assert indexed("nyc") == 2


@on_sqlite
def test_a_trigger_that_a_migration_lost_is_set_anew_with_what_it_missed(
    make_need: MakeNeed,
) -> None:
    need = make_need(text="Qvx går sönder.")
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER record_words_are_changed")
    Record.objects.filter(pk=need.pk).update(title="Zwq", text="Zwq går sönder.")
    assert not setup.agrees()
    assert setup.missing() == ["record_words_are_changed"]
    setup.set_up()
    assert setup.agrees()
    assert (indexed("qvx"), indexed("zwq")) == (0, 1)


@on_sqlite
def test_doctor_tells_of_an_index_that_disagrees(make_need: MakeNeed) -> None:
    make_need(text="Qvx går sönder.")
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO record_words (record_words) VALUES ('delete-all')")
    [told] = doctor.words_are_indexed()
    assert (told.state, told.todo) == ("wrong", "Run: sprang index --rebuild")
    setup.rebuild_if_possible()
    assert [each.state for each in doctor.words_are_indexed()] == ["ok"]


@on_postgresql
def test_postgresql_looks_the_words_up(extension: None, texts: dict[str, str]) -> None:
    sql, parameters = by_words(Record.objects.all(), "nycklar").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", parameters)
        said = "\n".join(row[0] for row in cursor.fetchall())
    assert "record_title_words" in said
    assert "record_text_words" in said


@on_postgresql
def test_lists_do_without_the_extension(
    texts: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX IF EXISTS record_text_words")
    monkeypatch.setattr(setup, "EXTENSION", "SELECT no_such_column")
    setup.set_up()
    [told] = doctor.words_are_indexed()
    assert (told.state, "record_text_words" in told.says) == ("note", True)
    assert found("nycklar") == {texts["homes"]}


@on_postgresql
def test_what_is_missing_is_set_up_by_the_next_migration(extension: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("DROP INDEX record_text_words")
    setup.set_up()
    assert [each.state for each in doctor.words_are_indexed()] == ["ok"]


@on_postgresql
def test_postgresql_knows_how_common_a_word_is(make_need: MakeNeed) -> None:
    """Without being told it takes any word for one that hardly a row has, and reads all rows."""
    need = make_need()
    alike = {name: getattr(need, name) for name in ("kind", "platform", "scope", "visibility")}
    Record.objects.bulk_create(
        Record(**alike, reference=f"B25-{n:04}", title=f"{n} låset kärvar", text=f"{n}")
        for n in range(500)
    )
    assert foreseen("kärvar") == 1
    with connection.cursor() as cursor:
        for column in ("title", "text"):
            cursor.execute(f"DROP STATISTICS record_{column}_known")
    setup.set_up()
    assert 400 < foreseen("kärvar") < 600


def foreseen(word: str) -> int:
    """Rows that PostgreSQL believes to have it."""
    sql, parameters = by_words(Record.objects.all(), word).query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", parameters)
        return int(cursor.fetchone()[0][0]["Plan"]["Plan Rows"])
