"""What is said in the demo: questions, answers, support."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sprang.dialogue import actions
from sprang.dialogue.models import Comment
from sprang.foundation import journal
from sprang.foundation.models import Record

from .content import Row
from .loaded import Loaded


def load_talk(row: Row, loaded: Loaded) -> None:
    need = loaded.needs[row["about"]]
    with said(row, loaded) as words:
        comment = actions.write_comment(record=need, kind=row["kind"], **words)
        set_back(comment, row, loaded)
    for answer in row.get("answer", []):
        its = Row(row.file, {"key": row.key, **answer})
        with said(its, loaded) as words:
            set_back(actions.answer_comment(comment=comment, **words), its, loaded)
    for email in row.get("supports", []):
        support(need, email, row, loaded)


def support(need: Record, email: str, row: Row, loaded: Loaded) -> None:
    with said(Row(row.file, {**row.values, "by": email}), loaded):
        actions.support(record=need, by=loaded.people[email])


@contextmanager
def said(row: Row, loaded: Loaded) -> Iterator[dict[str, Any]]:
    """Words and writer; what the journal tells of them tells of that hour."""
    named = [loaded.people[email] for email in row.get("mentions", [])]
    with journal.together() as entries:
        before = len(entries)
        yield {"by": loaded.people[row["by"]], "text": row["text"], "mentions": named}
        for entry in entries[before:]:
            entry.at = moment(row, loaded)
            loaded.told.add(id(entry))


def set_back(comment: Comment, row: Row, loaded: Loaded) -> None:
    Comment.objects.filter(pk=comment.pk).update(at=moment(row, loaded))


def moment(row: Row, loaded: Loaded) -> Any:
    return loaded.now - timedelta(hours=row["hours_ago"])
