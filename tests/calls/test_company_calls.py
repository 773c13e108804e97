"""A partner of the city calls too: by its own lead, judged by its own people."""

from datetime import timedelta

import pytest
from django.utils import timezone

from sprang.foundation.enums import Role
from sprang.foundation.errors import BadInput, NotAllowed
from sprang.foundation.models import Platform, User
from sprang.needs.calls import actions
from sprang.needs.calls.models import Answer, Call
from sprang.organisations.actions import join_as_partner, register_organisation
from sprang.organisations.models import Organisation
from tests.cast import build_need, build_user, client_of

from .making import BLOCKS, CRITERIA, build_company

pytestmark = pytest.mark.django_db


@pytest.fixture
def works(boras: Platform) -> Organisation:
    company = register_organisation(name="Vattenverket AB", type="company")
    join_as_partner(platform=boras, organisation=company, by=None)
    return company


@pytest.fixture
def head(works: Organisation) -> User:
    return build_user("head@firma.example", Role.LEAD, works)


def test_from_the_page_to_the_decision(
    boras: Platform, works: Organisation, head: User, lead: User
) -> None:
    need = build_need(boras, lead, visibility="public")
    client = client_of(head)
    begin = f"/boras/utlysningar/ny/?behov={need.reference}"
    assert f'value="{need.reference}"' in client.get(begin).content.decode()
    day = (timezone.now() + timedelta(days=30)).date().isoformat()
    words = {"title": "Hur hörs läckan?", "needs": need.reference, "reach": "public"}
    words |= {"answerers": ["startup"], "closes_day": day, "closes_time": "23:59"}
    told = client.post("/boras/utlysningar/ny/", words)
    assert told.status_code == 302, told.context["form"].errors
    call = Call.objects.get()
    assert (call.scope_id, list(call.needs.all())) == (works.pk, [need])
    actions.set_form(call=call, by=head, blocks=BLOCKS, criteria=CRITERIA)
    call = actions.publish_call(call=Call.objects.get(), by=head)
    colleague = build_user("colleague@firma.example", Role.MEMBER, works)
    actions.add_to_team(call=call, by=head, user=colleague, role="evaluator")
    company, person = build_company(boras, "Slamsikt AB")
    answer = actions.begin_answer(call=call, organisation=company, by=person)
    block = str(call.blocks.get(kind="long").uid)
    actions.save_answer(answer=answer, by=person, values={block: "Vi lyssnar."})
    answer = actions.send_answer(answer=answer, by=person)
    Call.objects.update(closes_at=timezone.now() - timedelta(minutes=1))
    call = actions.open_answers(call=Call.objects.get(), by=head)
    for member in (head, colleague):
        actions.declare(call=call, by=member, conflicts={answer: False})
        points = {str(each.uid): 4 for each in call.criteria.all()}
        actions.score_answer(answer=answer, by=member, points=points)
    # who leads the city is not of the company, and reads none of it
    assert not Answer.objects.visible_to(lead).exists()
    with pytest.raises(NotAllowed):
        actions.decide_call(call=call, by=lead, reason="Nej.")
    actions.give_outcome(call=call, by=head, answers=[answer], outcome="chosen", reason="")
    assert actions.decide_call(call=call, by=head, reason="En prövar.").status == "decided"


def test_on_needs_that_its_people_see_and_by_who_leads_it(
    boras: Platform, works: Organisation, head: User, lead: User
) -> None:
    closes_at = timezone.now() + timedelta(days=30)
    given = {"platform": boras, "scope": works, "title": "Ny", "closes_at": closes_at}
    hidden = build_need(boras, lead, visibility="internal")
    with pytest.raises(BadInput):
        actions.write_call(**given, by=head, answerers=["startup"], needs=[hidden])
    employee = build_user("employee@firma.example", Role.MEMBER, works)
    with pytest.raises(NotAllowed):
        actions.write_call(**given, by=employee, answerers=["startup"])
    assert client_of(employee).get("/boras/utlysningar/ny/").status_code == 404
