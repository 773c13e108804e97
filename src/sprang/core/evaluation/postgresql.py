"""PostgreSQL's own full text search, to compare with: Swedish dictionary, any of the words."""

import re
from collections.abc import Sequence

import psycopg

from sprang.core.evaluation.judged import Text

_WORD = re.compile(r"\w+")
_FIND = """
SELECT id FROM judged_texts, to_tsquery('swedish', %s) asked
WHERE words @@ asked ORDER BY ts_rank_cd(words, asked) DESC, id"""


class PostgreSQL:
    """The texts in a table that is gone when the connection closes."""

    def __init__(self, documents: Sequence[Text], address: str) -> None:
        self._connection = psycopg.connect(address, autocommit=True)
        self._connection.execute("CREATE TEMPORARY TABLE judged_texts (id text, words tsvector)")
        keep = "INSERT INTO judged_texts VALUES (%s, to_tsvector('swedish', %s))"
        with self._connection.cursor() as cursor:
            cursor.executemany(keep, [(text.id, text.whole) for text in documents])

    def all(self, need: Text) -> list[str]:
        """The ids of all documents that share a word with `need`, best first."""
        words = dict.fromkeys(_WORD.findall(need.whole.lower()))
        asked = " | ".join(f"'{word}'" for word in words)  # stop words fall away in the dictionary
        return [str(id) for (id,) in self._connection.execute(_FIND, (asked,))]

    def close(self) -> None:
        self._connection.close()
