"""What the one who runs Språng decides: a wrong value is one line that says what to do."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from sprang.site.environment import WrongSetting, read

SRC = Path(__file__).parents[2] / "src"
HTTPS = {"SPRANG_ORIGIN": "https://sprang.example"}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SPRANG_ORIGIN", "http://sprang.example:http"),
        ("SPRANG_ORIGIN", "http://sprang.example:99999"),
        ("SPRANG_ORIGIN", "http://sprang.example/"),
        ("SPRANG_ORIGIN", "http://sprang.example?a=b"),
        ("SPRANG_ORIGIN", "http://sprang.example#top"),
        ("SPRANG_ORIGIN", "http://user@sprang.example"),
        ("SPRANG_ORIGIN", "http://:8000"),
        ("SPRANG_ORIGIN", "http://[::1"),
        ("SPRANG_ORIGIN", "sprang.example"),
        ("SPRANG_DATABASE", "postgres://user:password@host:port/name"),
        ("SPRANG_DATABASE", "postgres://user:pass/word@host/name"),
        ("SPRANG_DATABASE", "mysql://host/name"),
        ("SPRANG_MAIL", "smtp://host:port"),
        ("SPRANG_MAIL", "smtp://host:0"),
        ("SPRANG_MAIL", "smtp+tls://user:password@:587"),
        ("SPRANG_MAIL", "smtp:host"),
        ("SPRANG_IMAP", "imap.example"),
        ("SPRANG_IMAP", "smtp://host"),
        ("SPRANG_MAIL", "mail.example"),
    ],
)
def test_a_wrong_address_is_one_line(name: str, value: str) -> None:
    with pytest.raises(WrongSetting, match=rf"^{name} is wrong: write it as \S+://.*\.$") as told:
        read({name: value})
    assert "\n" not in str(told.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SPRANG_ORIGIN", "http://sprang.example:8000"),
        ("SPRANG_ORIGIN", "http://[::1]:8000"),
        ("SPRANG_DATABASE", "postgres://user:p%40ss@host:5432/name?sslmode=require"),
        ("SPRANG_DATABASE", "postgres:///name"),
        ("SPRANG_DATABASE", "sqlite:////var/lib/sprang/sprang.sqlite3"),
        ("SPRANG_MAIL", "smtps://user:password@host"),
    ],
)
def test_a_right_address_is_kept(name: str, value: str) -> None:
    assert read({name: value})[name] == value


def test_an_address_is_written_as_browsers_write_it() -> None:
    assert read({"SPRANG_ORIGIN": "HTTP://Sprang.Example"})["SPRANG_ORIGIN"] == (
        "http://sprang.example"
    )


def test_https_needs_somebody_who_speaks_it() -> None:
    with pytest.raises(WrongSetting, match="set SPRANG_PROXY=yes when a proxy takes care of TLS"):
        read(HTTPS)
    assert read(HTTPS | {"SPRANG_PROXY": "yes"})["SPRANG_PROXY"] is True


def test_mail_s_user_and_password_may_have_any_signs(tmp_path: Path) -> None:
    show = (
        "import json; from sprang.site import settings as s;"
        "print(json.dumps([s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_HOST_USER, s.EMAIL_HOST_PASSWORD]))"
    )
    mail = "smtp+tls://post%40stad.example:%C3%A5%2F%3A@mail.example:587"
    environment = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(SRC),
        "SPRANG_DATA": str(tmp_path),
        "SPRANG_MAIL": mail,
    }
    told = subprocess.run(
        [sys.executable, "-c", show], env=environment, capture_output=True, check=True
    )
    assert json.loads(told.stdout) == ["mail.example", 587, "post@stad.example", "å/:"]
