"""Fills an instance with one of each that could go wrong on the way: run inside it."""

from datetime import UTC, datetime
from typing import Any

import django

ODD = (
    "åäö ÅÄÖ – ”klarspråk”",
    "tab\tnewline\ncarriage\r\nreturn, \\N \\. \\x00 {curly} %s %(x)s",
    "emoji 👩‍⚕️ right-to-left \u202e and e\u0301 with a combining accent",
    "'; DROP TABLE foundation_record; --",
    "<script>alert(1)</script> & &amp;",
    " leading and trailing ",
    "",
)
JSON = {
    "null": None,
    "long": 12345678901234567890123,
    "float": 0.1,
    "nested": [[{}], {"ö": [True, False, None]}],
    "text": ODD[2],
}
AT = datetime(2026, 3, 29, 0, 59, 59, 999999, tzinfo=UTC)
"""The last microsecond before the clocks go forward in Sweden."""


def judged(world: Any) -> None:
    """What nobody in that city has said, chosen, been sent or had read in yet."""
    from allauth.mfa.models import Authenticator

    from sprang.dialogue.models import Letter, LetterChoice
    from sprang.foundation.models import ImportTrace, Sent
    from sprang.matching.models import Feedback, Reranking, SameNeed
    from sprang.needs.models import Need
    from sprang.needs.sources.models import Intake
    from sprang.rooms.models import RoomExclusion

    who, place, need = world.who, world.city.platform, world.need
    other = Need.objects.get(merged_into=need).pk
    one, two = sorted((need.pk, other))
    SameNeed.objects.create(by=who, one_id=one, other_id=two, answer="unsure")
    told = {"kind": "solution", "record": world.solution, "verdict": "interesting"}
    Feedback.objects.create(by=who, platform=place, asked=need, **told)
    Intake.objects.create(platform=place)
    Reranking.objects.create(platform=place, is_on=True)
    LetterChoice.objects.create(user=who, group="personal", how="weekly")
    Letter.objects.create(user=who, about="news")
    RoomExclusion.objects.create(room=world.room, user=who)
    Sent.objects.create(by=who, key="k", digest="d", made=f"needs.need:{need.pk}")
    ImportTrace.objects.create(run=world.run, record=need, row=2, version=1, before=JSON)
    Authenticator.objects.create(user=who, type="totp", data=JSON)


def fill() -> None:
    from django.core.files.base import ContentFile
    from django.core.management import call_command
    from django.db import transaction

    from sprang.foundation import files, journal
    from sprang.foundation.enums import Role
    from sprang.foundation.models import Job, Link, Record
    from sprang.needs.actions import set_requirements
    from tests.cast import build_city, build_need, build_solution, build_user
    from tests.house.growing import sown

    call_command("migrate", verbosity=0)
    city, other = (
        build_city("boras", "Borås", "Vård"),
        build_city("helsingborg", "Helsingborg", "Hamn"),
    )
    nurse = build_user("nurse@boras.example", Role.MEMBER, city.units["Vård"])
    build_user("outsider@helsingborg.example", Role.MEMBER, other.units["Hamn"])
    needs = [build_need(city.platform, nurse, text=f"Nycklar {odd}.") for odd in ODD]
    for need, odd in zip(needs, ODD, strict=True):
        Record.objects.filter(pk=need.pk).update(text=odd, created_at=AT, themes=[odd])
    solution = build_solution(other.platform)
    Link.objects.create(source=solution, target=needs[0], kind=Link.Kind.ANSWERS)
    set_requirements(need=needs[0], by=None, rows=[{"what": odd} for odd in ODD[:3]])
    with transaction.atomic():
        journal.append("need.tried", subject=needs[0], by=nurse, data=JSON)
    pdf = ContentFile(b"%PDF-1.7\n" + bytes(range(256)) * 300, name="mät rapport.pdf")
    files.attach_file(record=needs[0], by=nurse, upload=pdf)
    judged(sown(build_city("lund", "Lund", "Skola")))
    Job.objects.create(kind="nothing", by=nurse, state=Job.State.DONE, result=JSON, total=2**60)
    gone = build_user("gone@boras.example")
    gone.emailaddress_set.all().delete()
    gone.delete()


if __name__ == "__main__":
    django.setup()
    fill()
