"""Passwords that somebody who guesses tries first, beside Django's list of common ones.

After NIST SP 800-63B: long, not common, not about oneself or the service; no rules about which
signs there must be. See also `AUTH_PASSWORD_VALIDATORS`.
"""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

WORDS = (
    "lösenordet", "losenordet", "lösenord", "losenord", "password", "välkommen", "valkommen",
    "welcome", "hemligt", "hemlig", "secret", "sommaren", "sommar", "vintern", "vinter", "våren",
    "hösten", "höst", "januari", "februari", "mars", "april", "juni", "juli", "augusti",
    "september", "oktober", "november", "december", "språng", "sprang", "innovation", "kommunen",
    "kommun", "stad", "qwertyuiop", "qwerty", "asdfghjkl", "admin", "test", "abc",
)  # fmt: skip
OWN_LETTERS = 5


class GuessableValidator:
    """Refuses a year behind a season, a row of the keyboard, one sign many times, only digits:
    twelve of them are a personnummer."""

    def validate(self, password: str, user: object = None) -> None:  # noqa: ARG002  Django's
        if is_guessable(password.casefold()):
            raise ValidationError(
                _("Det är lätt att gissa. Skriv hellre en mening som bara du tänker på."),
                code="password_guessable",
            )

    def get_help_text(self) -> str:
        return _("En mening som bara du tänker på är svår att gissa.")


def is_guessable(password: str) -> bool:
    if password.isdecimal() or len(set(password)) < OWN_LETTERS or _is_repeated(password):
        return True
    left = re.sub("|".join(WORDS), "", password)
    letters = sum(sign.isalpha() for sign in left)
    return left != password and letters < OWN_LETTERS


def _is_repeated(password: str) -> bool:
    """ "sommarsommar", "abc1abc1abc1": a beginning that makes the whole."""
    return password in (password + password)[1:-1]
