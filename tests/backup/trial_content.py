"""What the trial keeps. Run inside an instance: `fill NUMBER`, or `write` until it is stopped."""

import hashlib
import sys
import uuid
from typing import Any

import django
from django.utils import timezone

BATCH = 2000
FILES = 100
WORDS = (
    "Varje morgon letar hemtjänsten efter nycklar till trapphuset, och den som väntar får vänta. "
    "Vi skriver samma uppgift i tre system, och den som söker får ändå inget svar samma dag. "
)


def fill(count: int) -> None:
    from django.core.files.base import ContentFile

    from sprang.cli.bench.pages import bulk
    from sprang.foundation import journal
    from sprang.foundation.enums import Role, Visibility
    from sprang.foundation.files import attach_file
    from sprang.foundation.models import Record, ReferenceCounter
    from sprang.needs.models import Need
    from tests.cast import build_city, build_user

    city = build_city("boras", "Borås", "Vård")
    lead = build_user("lead@boras.example", Role.LEAD, city.platform)
    needs: list[Need] = []
    for first in range(1, count + 1, BATCH):
        numbers = range(first, min(first + BATCH, count + 1))
        needs = [
            Need(
                **values(number),
                platform=city.platform,
                scope=city.platform,
                author=lead,
                visibility=Visibility.INTERNAL,
            )
            for number in numbers
        ]
        bulk.create(Record, needs)
        with journal.together():
            for verb in ("captured", "edited", "sharpened"):
                for need in needs:
                    journal.append(f"need.{verb}", subject=need, by=lead)
    year = timezone.localdate().year
    ReferenceCounter.objects.create(platform=city.platform, letter="B", year=year, last=count)
    for number in range(FILES):
        body = b"%PDF-1.7\n" + hashlib.sha256(bytes([number])).digest() * 8_000
        attach_file(record=needs[0], by=lead, upload=ContentFile(body, name=f"{number}.pdf"))


def values(number: int) -> dict[str, Any]:
    sign = hashlib.sha256(str(number).encode()).hexdigest()  # so that not all texts are alike
    return {
        "reference": f"B{timezone.localdate().year % 100}-{number:04d}",
        "title": f"Behov {sign[:12]}",
        "text": f"{sign} {WORDS * (1 + number % 5)} {uuid.UUID(sign[:32])}",
        "status": "sharpened",
        "version": 3,
        "affected": f"Grupp {number % 97}",
    }


def write() -> None:
    from sprang.foundation.models import Platform
    from sprang.needs.actions import capture_need

    platform = Platform.objects.get(slug="boras")
    while True:
        capture_need(platform=platform, by=None, text="Skrivet under tiden.")


if __name__ == "__main__":
    django.setup()
    fill(int(sys.argv[2])) if sys.argv[1] == "fill" else write()
