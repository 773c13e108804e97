"""What is to be killed: an instance with a need that many follow, and a worker that tells them.

python -m tests.dialogue.killing prepare | work | tell
"""

import json
import os
import sys
import time
from datetime import timedelta

FOLLOWERS = int(os.environ.get("FOLLOWERS", "200"))


def prepare() -> None:
    """One decision about a need that all of a city follow."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from sprang.dialogue.models import Follow, LetterChoice
    from sprang.foundation import journal
    from sprang.foundation.enums import Role
    from sprang.foundation.models import Membership, User
    from sprang.needs.actions import close_need
    from tests.cast import build_city, build_need, build_user

    city = build_city("boras", "Borås", "Vård")
    lead = build_user("lead@boras.example", Role.LEAD, city.platform)
    need = build_need(city.platform)
    people = User.objects.bulk_create(
        User(email=f"p{n}@boras.example", name=f"p{n}", password="!") for n in range(FOLLOWERS)
    )
    role = {"scope": city.units["Vård"], "role": Role.MEMBER}
    Membership.objects.bulk_create(Membership(user=user, **role) for user in people)
    Follow.objects.bulk_create(
        Follow(user=user, record=need, platform=city.platform, since=0) for user in people
    )
    LetterChoice.objects.bulk_create(
        LetterChoice(user=user, group="steps", how="at_once") for user in people
    )
    with journal.together():
        close_need(need=need, by=lead, reason="Det är löst.")


def work() -> None:
    """Until somebody stops it; who was killed with a letter in hand is soon followed."""
    from sprang.dialogue.letters import sending
    from sprang.foundation.journal import readers
    from sprang.foundation.letters import trying

    trying.HELD = trying.LONGEST_WAIT = timedelta(seconds=1)  # type: ignore[misc]
    print("begun", flush=True)  # noqa: T201
    while True:
        readers.follow("news")
        sending.send_due()
        time.sleep(0.05)


def tell() -> None:
    """How many there are: on the page, letters, letters that have ended as sent."""
    from sprang.dialogue.models import Letter, Notification

    pages = Notification.objects.filter(channel="page").values_list("seq", "user")
    sent = Letter.objects.filter(outcome="sent")
    told = [pages.count(), len(set(pages)), Letter.objects.count(), sent.count()]
    print(json.dumps(told))  # noqa: T201  what the test reads


if __name__ == "__main__":
    import django

    django.setup()
    {"prepare": prepare, "work": work, "tell": tell}[sys.argv[1]]()
