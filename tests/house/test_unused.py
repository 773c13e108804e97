"""What is written for pages is used by pages: classes of the style sheets, tags and filters."""

import re
from pathlib import Path

from sprang.site.templatetags import sprang as tags

SOURCES = Path(__file__).resolve().parents[2] / "src" / "sprang"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
COMPOSED = re.compile(r"([\w-]+-)\{")
"""`banner--{{ tone }}` in a template, `f"status--{tone}"` in Python."""


def everything(*endings: str) -> str:
    files = [file for each in endings for file in SOURCES.rglob(f"*.{each}")]
    return "\n".join(file.read_text() for file in files)


def test_every_class_of_a_style_sheet_is_on_some_page() -> None:
    pages = everything("html", "py", "js")
    used, begun = set(re.findall(r"[\w-]+", pages)), tuple(set(COMPOSED.findall(pages)))
    sheets = re.sub(r"url\([^)]*\)", "", COMMENT.sub("", everything("css")))
    classes = set(re.findall(r"\.([a-zA-Z][\w-]*)", sheets))
    assert len(classes) > 200
    assert sorted(each for each in classes - used if not each.startswith(begun)) == []


def test_every_tag_and_filter_is_used_by_a_template() -> None:
    templates = everything("html", "txt")
    filters = {name for name in tags.register.filters if not re.search(rf"\|{name}\b", templates)}
    written = {name for name in tags.register.tags if not re.search(rf"\{{% {name}\b", templates)}
    assert filters | written == set()


FRAMEWORKS = ("django/", "account/", "mfa/", "usersessions/", "403", "404", "429", "500")
"""Their names are written in Django and allauth."""


def test_every_template_is_named_somewhere() -> None:
    """Whole, or by a folder and a name that are put together: `f"errors/{status}.html"`."""
    named = everything("html", "py", "txt")
    folders = [each for each in SOURCES.rglob("templates") if each.is_dir()]
    names = {str(file.relative_to(each)) for each in folders for file in each.rglob("*.html")}
    left = {name for name in names if name not in named and not name.startswith(FRAMEWORKS)}
    composed = [name for name in left if f"{name.rpartition('/')[0]}/{{" in named]
    assert sorted(left.difference(composed)) == []
