"""How fast matching is on texts made by a seed.

PYTHONPATH=src python -m tests.matching.bench 10000
"""

import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable

from sprang.cli.bench.pages.words import texts

HTMX = {"HX-Request": "true", "Host": "localhost"}


def asking(label: str, ask: Callable[[str], object], asked: list[str]) -> None:
    """Half and 95 in 100 of the questions are answered within."""
    ask(asked[0])
    took = sorted(timed(lambda text=text: ask(text)) for text in asked)  # type: ignore[misc]
    middle, high = took[len(took) // 2], took[int(len(took) * 0.95)]
    say(f"{label:36}p50 {1000 * middle:5.1f} ms   p95 {1000 * high:5.1f} ms")


def doing(label: str, do: Callable[[], object]) -> None:
    say(f"{label:36}{timed(do):9.1f} s")


def timed(do: Callable[[], object]) -> float:
    start = time.perf_counter()
    do()
    return time.perf_counter() - start


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def fill(number: int) -> None:
    from django.db import transaction

    from sprang.needs.actions import capture_need
    from sprang.organisations.actions import register_organisation
    from tests.cast import build_city, build_solution

    cities = [build_city(f"stad-{n}", f"Stad {n}", "Vård") for n in range(6)]
    circles = ("internal", "internal", "network", "public")
    with transaction.atomic():
        for n, (title, text) in enumerate(texts(number, seed=1)):
            city, circle = cities[n % 6].platform, circles[n % 4]
            capture_need(
                platform=city, by=None, title=title, text=text, visibility=circle, language="sv"
            )
        for n, (title, text) in enumerate(texts(number // 10, seed=2)):
            build_solution(cities[n % 6].platform, title=title, text=text, visibility="network")
        for title, text in texts(number // 20, seed=3):
            register_organisation(name=title, type="startup", text=text)


def build(number: int) -> None:
    from django.core.management import call_command

    from sprang.matching import index

    call_command("migrate", verbosity=0)
    doing(f"writing {number} needs", lambda: fill(number))
    doing("index from the database", index.rebuild)
    files = [path for path in index.store().folder.rglob("*") if path.is_file()]
    say(f"{'size of the index':36}{sum(path.stat().st_size for path in files) / 1e6:9.1f} MB")


def ask_all() -> None:
    from django.contrib.auth.models import AnonymousUser

    from sprang.foundation.enums import Role
    from sprang.foundation.journal import readers
    from sprang.foundation.models import Platform, User
    from sprang.matching import index
    from sprang.matching.search import match, search
    from tests.cast import build_need, build_user, client_of

    platform = Platform.objects.get(slug="stad-1")
    user = build_user("nurse@stad.example", Role.MEMBER, platform)
    nobody, client = AnonymousUser(), client_of(user)

    def member() -> User:
        return User.objects.get(pk=user.pk)  # what a person may see is read for each request

    def live(text: str) -> object:
        return client.post("/stad-1/traffar/", {"text": text}, headers=HTMX)

    whole = [f"{title} {text}" for title, text in texts(200, seed=9)]
    asking("match, 66 words", lambda text: match(text, member()), whole)
    asking("match, 20 words", lambda text: match(" ".join(text.split()[:20]), member()), whole)
    asking("match, 66 words, anonymous", lambda text: match(text, nobody), whole)
    asking("live, request to answer", live, whole)
    asking("search, 1 word", lambda text: search(max(text.split(), key=len), member()), whole)
    for text in whole[:30]:
        build_need(platform, text=text)
    readers.run_local(index.JournalReader())
    needs = iter(whole)

    def one_change() -> None:
        build_need(platform, text=next(needs))
        readers.run_local(index.JournalReader())

    asking("one change until it is found", lambda _text: one_change(), whole[:30])
    asking("match after 30 single changes", lambda text: match(text, member()), whole)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    say(f"{'memory, all of this at its peak':36}{peak:9.0f} MB")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {
            "SPRANG_DATA": folder,
            "SPRANG_TEST_DATABASE": f"sqlite:///{folder}/bench.sqlite3",
            "DJANGO_SETTINGS_MODULE": "sprang.site.settings_test",
        }
        import django

        django.setup()
        build(int(sys.argv[1]) if len(sys.argv) > 1 else 10_000)
        ask_all()
