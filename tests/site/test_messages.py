"""The English catalogue: whole, up to date, and keeping every placeholder."""

import ast
import re
from collections import Counter

from sprang.site import messages

PLACEHOLDER = re.compile(r"%\(\w+\)\w|\{\w+\}|</?\w+")


def test_every_string_has_english() -> None:
    assert messages.missing(messages.gathered()) == []


def test_the_catalogue_holds_just_what_the_sources_say() -> None:
    stored = {str(each.id) for each in messages.catalogue() if each.id}
    assert stored == {str(each.id) for each in messages.gathered() if each.id}


def test_placeholders_survive_translation() -> None:
    for each in messages.catalogue():
        if isinstance(each.id, str) and each.id:
            assert placeholders(each.id) == placeholders(each.string), each.id


def placeholders(text: object) -> Counter[str]:
    return Counter(PLACEHOLDER.findall(str(text)))


def test_strings_are_found_in_code_and_templates() -> None:
    code = b"from x import gettext as _\n_('Hej')\nngettext('en sak', '%(n)s saker', n)\n_(name)"
    assert list(messages.in_code(code)) == ["Hej", ("en sak", "%(n)s saker")]
    template = """{% load i18n %}{% translate "Hej (du)" %}{{ x|default:_("Inget") }}
        {% blocktranslate trimmed count n=n %}en{% plural %}{{ n }} flera{% endblocktranslate %}"""
    assert list(messages.in_template(template)) == ["Hej (du)", "Inget", ("en", "%(n)s flera")]


ALIAS = re.compile(r"\bn?gettext(?:_lazy)? as (\w+)")


def test_no_string_is_called_by_a_name_that_is_not_looked_for() -> None:
    """Under a name of one's own it would stay Swedish, and nothing would tell."""
    told = {
        (file.name, name)
        for file in messages.SOURCES.rglob("*.py")
        for name in ALIAS.findall(file.read_text())
    }
    assert {name for _file, name in told if name not in messages.KEYWORDS} == set(), told


def test_no_string_stands_within_another() -> None:
    """Within an f-string it is not found, and would stay Swedish."""
    told = [
        (file.name, call.func.id)
        for file in messages.SOURCES.rglob("*.py")
        for string in ast.walk(ast.parse(file.read_text()))
        if isinstance(string, ast.JoinedStr)
        for call in ast.walk(string)
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name)
        if call.func.id in messages.KEYWORDS
    ]
    assert told == []
