"""Two texts side by side."""

from hypothesis import given
from hypothesis import strategies as st

from sprang.core.differences import differences

TEXTS = st.lists(st.sampled_from("vi letar nyckeln varje kväll . , \n".split(" ")), max_size=30)


def test_whole_words_are_marked() -> None:
    assert differences("Vi letar nycklar.", "Vi letar larmet.") == [
        ("same", "Vi letar "), ("removed", "nycklar"), ("added", "larmet"), ("same", "."),
    ]  # fmt: skip


def test_words_that_follow_each_other_are_one_change() -> None:
    assert differences("en två", "tre fyra") == [("removed", "en två"), ("added", "tre fyra")]


def test_what_is_new_and_what_is_gone() -> None:
    assert differences("", "Ny") == [("added", "Ny")]
    assert differences("Gammal", "") == [("removed", "Gammal")]
    assert differences("Lika", "Lika") == [("same", "Lika")]


@given(st.one_of(TEXTS.map(" ".join), st.text()), st.one_of(TEXTS.map(" ".join), st.text()))
def test_both_texts_can_be_read_out_of_the_pieces(before: str, after: str) -> None:
    pieces = differences(before, after)
    assert "".join(each.text for each in pieces if each.change != "added") == before
    assert "".join(each.text for each in pieces if each.change != "removed") == after
