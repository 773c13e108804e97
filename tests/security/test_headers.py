"""What every answer says about safety, for every address there is, whoever asks and however."""

import json
import os
import re
import subprocess
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import LazySettings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import URLResolver, get_resolver

from sprang.foundation.errors import BadInput
from sprang.foundation.files import attach_file
from sprang.foundation.models import Platform, User
from sprang.needs.models import Need
from sprang.site.headers import ALWAYS
from tests.cast import PASSWORD, client_of

pytestmark = [pytest.mark.django_db, pytest.mark.one_database]
VALUES = {
    "platform": "boras",
    "platform_slug": "boras",
    "ref": "B26-0001",
    "reference": "B26-0001",
    "uid": str(uuid.UUID(int=1)),
    "pk": "1",
    "key": "key",
    "number": "1",
    "uidb36": "1",
    "time": str(uuid.UUID(int=1)),
    "person": str(uuid.UUID(int=1)),
    "domain": "foretag.example",
}


def paths(patterns: list[Any], above: str = "/") -> Iterator[str]:
    """Every address there is, with something in place of its parts."""
    for each in patterns:
        said = re.sub(r"\(\?P<(\w+)>[^)]*\)", r"<\1>", str(each.pattern)).strip("^$")
        if isinstance(each, URLResolver):
            yield from paths(each.url_patterns, above + said)
        elif r"[\s\S]" in said:
            yield f"{above}whatever"
        else:
            yield above + re.sub(r"<(?:\w+:)?(\w+)>", lambda m: VALUES[m[1]], said)


PATHS = sorted(set(paths(get_resolver().url_patterns)))


def assert_safe(answer: Any, keep: tuple[str, ...] = ("no-store", "no-cache")) -> None:
    for name in ALWAYS:
        assert answer.headers.get(name), f"{answer.status_code} without {name}"
    policy = answer["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    kept = answer.get("Cache-Control", "")
    assert any(word in kept for word in keep), kept
    assert not {"Server", "X-Powered-By"} & answer.headers.keys()


@pytest.mark.parametrize(
    ("method", "who"), [("get", ""), ("get", "admin"), ("post", ""), ("post", "admin"), ("put", "")]
)
def test_every_address_answers_safely(
    method: str, who: str, boras: Platform, request: pytest.FixtureRequest, make_need: Any
) -> None:
    make_need()
    client = client_of(request.getfixturevalue(who) if who else None)
    signed_in = client.cookies.copy()
    for path in PATHS:
        client.cookies = signed_in.copy()
        answer = getattr(client, method)(path)
        assert answer.status_code < 500, path
        assert_safe(answer)


def test_what_a_signed_in_person_sees_is_kept_nowhere(nurse: User, make_need: Any) -> None:
    need: Need = make_need()
    client = client_of(nurse)
    for path in ("/", "/boras/hem/", need.get_absolute_url(), "/boras/behov/", "/konto/", "/x/"):
        assert "no-store" in client.get(path)["Cache-Control"]
        assert "private" in client.get(path)["Cache-Control"]
    assert Client().get("/boras/")["Cache-Control"] == "private, no-cache"


def test_a_file_can_t_run_even_if_it_is_opened(nurse: User, make_need: Any) -> None:
    text = SimpleUploadedFile("sida.txt", b"<script>alert(1)</script>")
    file = attach_file(record=make_need(), by=nurse, upload=text)
    answer = client_of(nurse).get(f"/filer/{file.uid}/")
    assert answer["Content-Security-Policy"].endswith("; sandbox")
    assert answer["Content-Disposition"] == 'attachment; filename="sida.txt"'
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert b"".join(answer.streaming_content).startswith(b"<script>")
    assert_safe(answer)


@pytest.mark.parametrize("name", ["a.html", "a.svg", "a.xhtml", "a.js", "a.htm", "a.xml", "a.pdf"])
def test_what_a_browser_would_run_is_not_taken_in(name: str, nurse: User, make_need: Any) -> None:
    with pytest.raises(BadInput):
        attach_file(
            record=make_need(), by=nurse, upload=SimpleUploadedFile(name, b"<svg onload=x>")
        )


def test_an_export_is_a_file_and_nothing_else(nurse: User, boras: Platform) -> None:
    answer = client_of(nurse).get("/boras/behov/?format=csv")
    assert answer["Content-Security-Policy"].endswith("; sandbox")
    assert_safe(answer)


def test_errors_answer_safely(boras: Platform, nurse: User, settings: LazySettings) -> None:
    forged = Client(enforce_csrf_checks=True).post("/sprak/", {"language": "en"})
    assert forged.status_code == 403
    assert_safe(forged)
    wrong_host = Client(HTTP_HOST="evil.example").get("/")
    assert wrong_host.status_code == 400
    assert_safe(wrong_host)
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10
    large = client_of(nurse).post("/boras/behov/nytt/", {"text": "x" * 100})
    assert large.status_code in (400, 413)
    assert_safe(large)


def test_a_fault_of_ours_answers_safely(
    boras: Platform, nurse: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fault(*_args: object, **_named: object) -> HttpResponse:
        raise RuntimeError("a fault")

    monkeypatch.setattr("sprang.site.home.pages.dotmap.draw", fault)
    client = Client(raise_request_exception=False)
    answer = client.get("/boras/")
    assert answer.status_code == 500
    assert "a fault" not in answer.content.decode()
    assert_safe(answer)


def test_static_files_answer_safely(settings: LazySettings, tmp_path: Path) -> None:
    (tmp_path / "sign.svg").write_text("<svg/>")
    settings.STATIC_ROOT = tmp_path
    answer = Client().get("/static/sign.svg")
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content) == b"<svg/>"
    assert_safe(answer, keep=("public",))


def test_over_https_cookies_are_bound_to_this_host_and_tls_is_kept() -> None:
    """Read in a process of its own: the settings are made once."""
    show = (
        "import json; from sprang.site import settings as s;"
        "print(json.dumps([s.SESSION_COOKIE_NAME, s.DEVICE_COOKIE_NAME, s.SESSION_COOKIE_SECURE,"
        "s.CSRF_COOKIE_SECURE, s.SECURE_SSL_REDIRECT, s.SECURE_HSTS_SECONDS]))"
    )
    environment = {
        **os.environ, "SPRANG_ORIGIN": "https://sprang.example", "SPRANG_PROXY": "yes",
    }  # fmt: skip
    told = subprocess.run(
        [sys.executable, "-c", show], env=environment, capture_output=True, check=True
    )
    names = ["__Host-sessionid", "__Host-device"]
    assert json.loads(told.stdout) == [*names, True, True, True, 31_536_000]


def test_cookies_can_t_be_read_by_script_nor_sent_from_elsewhere(nurse: User) -> None:
    client = Client()
    client.post("/konto/login/", {"login": nurse.email, "password": PASSWORD})
    client.get("/konto/")
    assert {"sessionid", "device"} <= client.cookies.keys()
    for name in ("sessionid", "device"):
        assert client.cookies[name]["httponly"]
        assert client.cookies[name]["samesite"] == "Lax"
        assert client.cookies[name]["path"] == "/"
        assert not client.cookies[name]["domain"]


@pytest.mark.parametrize(
    "to", ["https://evil.example/", "//evil.example", r"\\evil.example", "https:evil.example",
           "javascript:alert(1)", "http:///evil.example", " //evil.example"],
)  # fmt: skip
def test_nobody_is_led_away(to: str, nurse: User, last_code: Any) -> None:
    client = Client()
    given = {"login": nurse.email, "password": PASSWORD, "next": to}
    places = [client.post("/konto/login/", given)["Location"]]
    places.append(client.post("/sprak/", {"language": "en", "next": to})["Location"])
    places.append(client.post("/utseende/", {"theme": "dark", "next": to})["Location"])
    places.append(client.post("/konto/reauthenticate/", given).get("Location", ""))
    places.append(client.post("/konto/logout/", {"next": to})["Location"])
    client.post("/konto/login/code/", {"email": nurse.email, "next": to})
    code = {"code": last_code(), "next": to}
    places.append(client.post("/konto/login/code/confirm/", code)["Location"])
    assert [place for place in places if "evil" in place or "javascript" in place] == []


def test_nobody_is_signed_in_by_another_s_page(nurse: User) -> None:
    """A forged form could sign a visitor in to the forger's account and read what they write."""
    client = Client(enforce_csrf_checks=True)
    given = {"login": nurse.email, "password": PASSWORD}
    assert client.post("/konto/login/", given).status_code == 403
    assert "sessionid" not in client.cookies
