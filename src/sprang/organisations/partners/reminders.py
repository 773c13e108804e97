"""Those who lead are told once, by letter, that an agreement is about to run out."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from sprang.foundation.enums import LEAD_ROLES
from sprang.foundation.letters import post
from sprang.foundation.letters.way_out import absolute, host
from sprang.foundation.models import Membership, User

from .models import Agreement, AgreementLetter

LONGEST = timedelta(days=730)


def send_due(now: datetime | None = None) -> int:
    """Letters sent. Without an address of its own Språng has nowhere to lead, and sends none."""
    if not settings.ORIGIN:
        return 0
    begin_due(timezone.localdate(now))
    rows = AgreementLetter.objects.select_related(
        "user", "agreement__partnership__platform", "agreement__partnership__organisation"
    )
    return post.send_all(rows, write, now)


def begin_due(today: date) -> None:
    """A letter to each who leads, for each agreement whose day has come; of two workers one writes
    it down."""
    for agreement, ends_on in due(today):
        _forget_untold(agreement, ends_on)
        AgreementLetter.objects.bulk_create(
            [
                AgreementLetter(agreement=agreement, ends_on=ends_on, user_id=user)
                for user in leads_of(agreement.partnership.platform_id)
            ],
            ignore_conflicts=True,
        )


def _forget_untold(agreement: Agreement, ends_on: date) -> None:
    """Whoever was not to be told on that day may be by now: the partnership began anew, or they
    have their second step. Once a day, so that nothing is written in vain at each round."""
    rows = agreement.letters.filter(ends_on=ends_on, outcome=AgreementLetter.Outcome.EMPTY)
    rows.filter(ended_at__lt=timezone.now() - timedelta(days=1)).delete()


def due(today: date) -> list[tuple[Agreement, date]]:
    """With the end that it is to be told of."""
    rows = Agreement.objects.filter(
        partnership__ended_on=None,
        remind_days__isnull=False,
        ends_on__range=(today, today + LONGEST),
    )
    found = rows.select_related("partnership").order_by("ends_on", "pk")
    return [
        (each, each.ends_on)
        for each in found
        if each.ends_on and each.remind_on and each.remind_on <= today
    ]


def leads_of(platform: int) -> list[int]:
    held = Membership.objects.current().filter(
        scope=platform, role__in=LEAD_ROLES, user__is_active=True
    )
    return sorted(set(held.values_list("user", flat=True)))


def write(letter: AgreementLetter) -> EmailMessage | None:
    """None where it was renewed, ended or passed since, or where its receiver leads no more."""
    agreement, user = letter.agreement, letter.user
    stands = agreement.ends_on == letter.ends_on >= timezone.localdate()
    if not stands or agreement.remind_days is None or not may_be_told(user, agreement):
        return None
    with override(user.language):
        return _written(letter, agreement, user)


def may_be_told(user: User, agreement: Agreement) -> bool:
    partnership = agreement.partnership
    is_lead = user.is_active and user.access.leads(partnership.platform_id)
    return is_lead and partnership.ended_on is None


def _written(letter: AgreementLetter, agreement: Agreement, user: User) -> EmailMessage:
    partnership = agreement.partnership
    where = [partnership.platform.slug, partnership.organisation.uid]
    context = {
        "agreement": agreement,
        "partner": partnership.organisation.name,
        "city": partnership.platform.name,
        "url": absolute(reverse("partnership-detail", args=where)),
    }
    lines = render_to_string("organisations/partners/letter.txt", context).strip().split("\n", 1)
    headers = {
        "Message-ID": f"<agreement.{letter.uid.hex}@{host()}>",
        "Auto-Submitted": "auto-generated",
    }
    body = lines[1].strip() + "\n"
    return EmailMessage(lines[0].strip(), body, None, [user.email], headers=headers)
