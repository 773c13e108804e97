"""Every command: its help, its exit code, its one line where something is wrong."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sprang.cli.main import app
from sprang.foundation import exports
from sprang.foundation.journal import append_only, readers
from sprang.foundation.models import Platform, User
from sprang.needs.actions import share_need
from tests.organisations.partners import build_partnership

from .conftest import Run, Sprang, environment

COMMANDS = sorted(str(each.name) for each in app.registered_commands)


def test_the_commands_are_those_that_were_promised() -> None:
    assert COMMANDS == [
        "backup", "demo", "doctor", "evaluate", "export", "import", "index", "learn", "match",
        "migrate", "restore", "serve", "tune", "undo", "worker",
    ]  # fmt: skip


@pytest.mark.parametrize("name", COMMANDS)
def test_each_command_explains_itself(run: Run, name: str) -> None:
    result = run(name, "--help")
    assert result.exit_code == 0
    assert result.stdout.startswith(f"Usage: sprang {name}")


def test_help_does_not_load_django() -> None:
    code = "import sys, sprang.cli.main; sys.exit('django' in sys.modules)"
    src = str(Path(__file__).parents[2] / "src")
    assert subprocess.run([sys.executable, "-c", code], env={"PYTHONPATH": src}).returncode == 0


def test_a_start_loads_neither_the_api_nor_the_index(tmp_path: Path) -> None:
    """Together they are a fifth of the time that a command takes until it begins."""
    heavy = {"ninja", "numpy", "openpyxl", "pydantic", "scipy"}
    code = f"import sys, django; django.setup(); print(sorted({heavy} & sys.modules.keys()))"
    house = environment(tmp_path, DJANGO_SETTINGS_MODULE="sprang.site.settings")
    done = subprocess.run([sys.executable, "-c", code], env=house, capture_output=True, text=True)
    assert (done.stdout, done.stderr) == ("[]\n", "")


def test_a_question_is_answered_by_one_thread(tmp_path: Path) -> None:
    """Read when numpy is loaded: it must be said before that, and is the operator's to change."""
    code = "import os, sys, django; django.setup(); import sprang.matching.models;"
    code += "print('numpy' in sys.modules, os.environ['OPENBLAS_NUM_THREADS'])"
    house = environment(tmp_path, DJANGO_SETTINGS_MODULE="sprang.site.settings")
    house.pop("OPENBLAS_NUM_THREADS", None)
    for said, wanted in (({}, "1"), ({"OPENBLAS_NUM_THREADS": "4"}, "4")):
        done = subprocess.run([sys.executable, "-c", code], env=house | said, capture_output=True)
        assert done.stdout.decode() == f"False {wanted}\n"


def test_an_unknown_command_is_wrong_use(run: Run) -> None:
    assert run("nix").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("import", "needs", "nix.csv"), "There is no file nix.csv."),
        (("match",), "Give one of --text, --file and --need."),
        (("match", "--text", "x", "--need", "B26-0001"), "Give one of --text, --file and --need."),
        (("match", "--file", "nix.txt"), "There is no file nix.txt."),
        (
            ("match", "--text", "x", "--kind", "y"),
            "There is no kind “y”. Choose one of: innovator, need, solution.",
        ),
        (("match", "--need", "B26-9999"), "There is no need B26-9999."),
        (
            ("evaluate", "--docs", "d", "--queries", "q", "--qrels", "r"),
            "There is no file d.",
        ),
        (
            ("export", "nix"),
            "There is no kind “nix”. Choose one of: calls, comments, introductions, "
            "islands, match-feedback, needs, organisations, partners, rooms, solutions.",
        ),
        (
            ("export", "needs", "--format", "x"),
            "There is no format “x”. Choose one of: csv, json, xlsx.",
        ),
        (
            ("export", "needs", "--platform", "x"),
            "There is no platform “x”. Choose one of: none yet.",
        ),
    ],
)
@pytest.mark.django_db
def test_wrong_use_is_one_line(run: Run, arguments: tuple[str, ...], line: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout, result.stderr) == (2, "", f"sprang: {line}\n")


@pytest.mark.parametrize(
    ("setting", "value", "line"),
    [
        ("SPRANG_WORKERS", "many", "SPRANG_WORKERS is wrong: write a whole number above 0."),
        ("SPRANG_DATABASE", "mysql://x", "write it as postgres://user:password@host/name."),
        ("SPRANG_WORKER", "2", "SPRANG_WORKER is not a setting."),
    ],
)
def test_wrong_settings_stop_the_start(sprang: Sprang, setting: str, value: str, line: str) -> None:
    result = sprang("migrate", **{setting: value})
    assert (result.returncode, result.stdout) == (2, "")
    assert line in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_database_that_does_not_answer(sprang: Sprang) -> None:
    result = sprang("doctor", SPRANG_DATABASE="postgres://nobody@127.0.0.1:1/none")
    assert result.returncode == 1
    assert "Check SPRANG_DATABASE." in result.stdout
    result = sprang("index", SPRANG_DATABASE="postgres://nobody@127.0.0.1:1/none")
    assert result.returncode == 1
    assert result.stderr.startswith("sprang: The database does not answer")
    assert result.stderr.count("\n") == 1


def test_commands_ask_for_a_database_that_is_prepared(sprang: Sprang) -> None:
    result = sprang("index")
    assert result.returncode == 1
    assert result.stderr.endswith("migrations. Run: sprang migrate\n")
    assert sprang("migrate").returncode == 0
    assert sprang("migrate").stdout == "The database is up to date.\n"
    assert sprang("index").returncode == 0


def test_import_tells_each_row_that_is_broken(run: Run, boras: Platform, tmp_path: Path) -> None:
    file = tmp_path / "needs.csv"
    file.write_text("id,title,text\n1,Nycklar,Vi letar nycklar varje kväll.\n2,Tomt,\n")
    result = run("import", "needs", str(file), "--platform", "boras", "--json")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert (told["rows"], told["created"], told["refused"]) == (2, 1, 1)
    assert [fault["row"] for fault in told["faults"]] == [3]
    again = json.loads(run("import", "needs", str(file), "--platform", "boras", "--json").stdout)
    assert (again["created"], again["unchanged"], again["refused"]) == (0, 1, 1)


@pytest.mark.django_db
def test_import_of_what_is_no_table_is_one_line(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "broken.xlsx"
    file.write_bytes(b"PK\x03\x04 not a workbook")
    result = run("import", "needs", str(file))
    assert result.exit_code in (1, 2)
    assert result.stderr.startswith("sprang: ")
    assert result.stderr.count("\n") == 1


def test_import_of_an_unknown_kind_lists_what_there_is(run: Run, db: None, tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text("a,b\n1,2\n")
    result = run("import", "nix", str(file))
    assert result.exit_code == 2
    assert "There is no kind “nix”. Choose one of: " in result.stderr


def test_match_shows_what_the_operator_may_see_and_why(
    run: Run, boras: Platform, lead: User, make_need
) -> None:
    need = make_need(title="Vikarier saknas", text="Vi ringer efter vikarier varje morgon.")
    share_need(need=need, by=lead, visibility="network")
    make_need(title="Gatan är mörk", text="Lampan vid ån är trasig.")
    readers.run_all()
    result = run("match", "--text", "vikarier på morgonen", "--kind", "need", "--json")
    (hit,) = json.loads(result.stdout)
    assert hit["reference"] == need.reference
    assert {pair["asked"] for pair in hit["explanation"]} == {"vikarier", "morgonen"}
    total = sum(pair["share"] for pair in hit["explanation"])
    assert total == pytest.approx(hit["score"], abs=0.001)


def test_match_reads_a_file_in_any_encoding(
    run: Run, boras: Platform, make_need, tmp_path: Path
) -> None:
    need = make_need(title="Nattmörk gångväg", text="Lampan vid ån är trasig och det är mörkt.")
    readers.run_all()
    file = tmp_path / "asked.txt"
    file.write_bytes("Gångvägen är mörk på kvällarna. Lampan är trasig vid ån.".encode("latin-1"))
    result = run("match", "--file", str(file), "--json")
    assert [hit["uid"] for hit in json.loads(result.stdout)] == [str(need.uid)]


def test_export_writes_what_was_asked_for(
    run: Run, boras: Platform, make_need, tmp_path: Path
) -> None:
    need = make_need()
    file = tmp_path / "needs.json"
    result = run("export", "needs", "--format", "json", "--output", str(file))
    assert (result.exit_code, result.stdout) == (0, "")
    assert [row["reference"] for row in json.loads(file.read_text())] == [need.reference]


@pytest.mark.parametrize("platform", [(), ("--platform", "boras")])
def test_export_writes_each_kind_or_says_where_it_is(
    run: Run, boras: Platform, make_need, platform: tuple[str, ...]
) -> None:
    make_need()
    build_partnership(boras)
    for kind in exports.kinds():
        result = run("export", kind.name, *platform)
        if kind.model is None:
            assert "can only be exported from its page" in result.stderr
        else:
            assert result.exit_code == 0, (kind.name, result.stderr)
    assert "Brinken Fastigheter" in run("export", "partners", *platform).stdout


def test_evaluate_measures_ours_beside_a_baseline(run: Run, tmp_path: Path) -> None:
    def write(name: str, *rows: dict[str, object]) -> str:
        file = tmp_path / name
        file.write_text("\n".join(json.dumps(row) for row in rows))
        return str(file)

    text = {"lang": "sv", "kind": "solution"}
    docs = write(
        "docs.jsonl",
        {"id": "a", "title": "Vikariepool", "text": "Vikarier får frågan i mobilen.", **text},
        {"id": "b", "title": "Lampor", "text": "Belysning som tänds när någon går.", **text},
    )
    queries = write(
        "needs.jsonl", {"id": "n", "title": "Vikarier", "text": "Vi letar vikarier.", **text}
    )
    qrels = write("qrels.jsonl", {"need": "n", "doc": "a", "grade": 2})
    result = run("evaluate", "--docs", docs, "--queries", queries, "--qrels", qrels, "--json")
    figures = json.loads(result.stdout)
    assert (figures["ndcg@10"], figures["success@10"], figures["needs"]) == (1.0, 1.0, 1)
    assert figures["baseline"]["ndcg@10"] == 1.0


@pytest.mark.parametrize("origin", ["", "https://sprang.example"])
def test_doctor_finds_nothing_in_a_healthy_house(
    run: Run, boras: Platform, make_need, settings, origin: str
) -> None:
    settings.SECRET_KEY, settings.ORIGIN, settings.LIMITS = "k" * 50, origin, True
    append_only.set_up()  # tests do without a part of the journal's guard
    make_need()
    readers.run_all()
    result = run("doctor", "--json")
    assert result.exit_code == 0, result.stdout
    found = json.loads(result.stdout)
    assert {each["check"] for each in found} >= {"database", "journal", "search index", "files"}
    assert "wrong" not in {each["state"] for each in found}


@pytest.mark.django_db
def test_doctor_warns_of_an_address_without_encryption(run: Run, settings) -> None:
    settings.ORIGIN = "http://sprang.example"
    found = json.loads(run("doctor", "--json").stdout)
    assert "Passwords travel unencrypted." in [each["says"] for each in found]
