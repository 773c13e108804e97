"""Nonsense in each step of the first start, which there is only before there is anything else."""

import logging
from random import Random

import pytest
from django.test import Client

from sprang.foundation.models import Platform
from sprang.site.setup import link

from .fuzzing import Log, faults_of, post
from .nonsense import sendings
from .page import Form, forms_of

ANSWERS = (
    {"municipality_code": "1463"},
    {"name": "Mark", "organisation": "Marks kommun", "slug": "mark", "english": "on"},
    {"innovation_definition": "Nytt, i bruk och till nytta."},
)
LAST = len(ANSWERS) + 1


@pytest.mark.parametrize("step", range(1, LAST + 1))
def test_nonsense_in_a_step(db: None, client: Client, step: int) -> None:
    log, faults = Log(), []
    form = form_of_step(client, step)
    logging.getLogger().addHandler(log)
    try:
        for sending in sendings(form, [], Random(step), each=6):  # noqa: S311  not for secrets
            log.said = []
            answer = post(client, link.path(), sending)
            found = [*faults_of(answer, form, sending), *log.said]
            faults += [f"{sending.what}: {fault}" for fault in found]
    finally:
        logging.getLogger().removeHandler(log)
    assert faults == []


def form_of_step(client: Client, step: int) -> Form:
    """The form as one meets it who has answered the steps before."""
    for number, answers in enumerate(ANSWERS[: step - 1], start=1):
        client.post(link.path(), {"steg": number, **answers})
    found = forms_of(client.get(link.path()), link.path())
    (form,) = (form for form in found if "steg" in form.names)
    assert form.first("steg") == str(step)
    return form


@pytest.mark.parametrize("steg", ["", "0", "5", "-1", "1\0", "tillbaka", "9" * 400])
def test_a_step_that_is_none_founds_nothing(db: None, client: Client, steg: str) -> None:
    for said in ({"steg": steg}, {"steg": steg, "tillbaka": "\r\nSet-Cookie: a=b"}):
        answer = client.post(link.path(), said)
        assert answer.status_code in (302, 422)
        assert "a" not in answer.cookies
    assert client.get(link.path(), {"steg": steg}).status_code == 200
    assert not Platform.objects.exists()
