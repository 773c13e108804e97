"""Files of an answer, on its page: what is wrong with one changes nothing of the others."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from sprang.needs.calls import actions
from tests.cast import client_of

from .making import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("name", "is_taken"), [("skiss.txt", True), ("skiss.exe", False)])
def test_what_is_crossed_out_goes_only_where_what_comes_can_be_taken_in(
    world: World, name: str, is_taken: bool
) -> None:
    person, block = world.people[0], world.call.blocks.get(kind="file")
    answer = world.answer(0, "Vi har en givare.", send=False)
    old = SimpleUploadedFile("ritning.txt", b"En ritning")
    kept = actions.attach_to_answer(answer=answer, block=block, by=person, upload=old)
    path = f"/boras/utlysningar/{world.call.reference}/svar/?for={answer.organisation.uid}"
    sent = {"bort": str(kept.uid), f"fil-{block.key}": SimpleUploadedFile(name, b"En skiss")}
    status = client_of(person).post(path, sent).status_code
    assert status == (302 if is_taken else 422)
    names = set(answer.files.values_list("name", flat=True))
    assert names == ({"skiss.txt"} if is_taken else {"ritning.txt"})
