"""Standing matches (bevakningar): what keeps looking, and what it has found."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from sprang.foundation.models import Platform, SavedView
from sprang.needs.models import Need
from sprang.organisations.models import Organisation

MOST_WATCHES = 100
"""Of one person: nobody reads what more of them find."""


class Watch(models.Model):
    """Looks for what is like a need, for what an organisation can help with, for words, or for what
    comes into a saved view.

    `since` is the number of the entry by which it began: only what is new or changed after that is
    told of. The journal's reader writes it there when it comes to that entry. `weight` is what
    something new must have of the weight of its `terms`, of a watch for words.
    """

    uid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="watches")
    platform = models.ForeignKey(Platform, models.CASCADE, related_name="+")
    need = models.ForeignKey(Need, models.CASCADE, null=True, related_name="watches")
    organisation = models.ForeignKey(Organisation, models.CASCADE, null=True, related_name="+")
    view = models.ForeignKey(SavedView, models.CASCADE, null=True, related_name="watches")
    words = models.CharField(_("Ord"), max_length=200, blank=True)
    kind = models.CharField(_("Vad"), max_length=24, blank=True)
    only_here = models.BooleanField(_("Bara i den egna staden"), default=False)
    since = models.BigIntegerField(null=True)
    weight = models.FloatField(default=0.0)
    created_at = models.DateTimeField(default=timezone.now)
    stopped_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name_plural = "watches"
        constraints = [
            models.UniqueConstraint(
                fields=["user", "need"], condition=~Q(need=None), name="watch_need_once"
            ),
            models.UniqueConstraint(
                fields=["user", "organisation"],
                condition=~Q(organisation=None),
                name="watch_organisation_once",
            ),
            models.UniqueConstraint(
                fields=["user", "view"], condition=~Q(view=None), name="watch_view_once"
            ),
            models.UniqueConstraint(
                fields=["user", "platform", "words", "kind", "only_here"],
                condition=~Q(words=""),
                name="watch_words_once",
            ),
            models.CheckConstraint(
                condition=Q(need__isnull=False, organisation=None, view=None, words="")
                | Q(need=None, organisation__isnull=False, view=None, words="")
                | Q(need=None, organisation=None, view__isnull=False, words="")
                | Q(need=None, organisation=None, view=None) & ~Q(words=""),
                name="watch_looks_for_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return self.words or f"{self.need_id or self.organisation_id or self.view_id}"

    @property
    def is_standing(self) -> bool:
        return self.stopped_at is None


class WatchTerm(models.Model):
    """A telling word of a watch for words, by which something new finds those who may want it."""

    watch = models.ForeignKey(Watch, models.CASCADE, related_name="terms")
    term = models.CharField(max_length=80)
    weight = models.FloatField()

    class Meta:
        indexes = [models.Index(fields=["term", "watch", "weight"], name="watch_by_term")]
        constraints = [models.UniqueConstraint(fields=["watch", "term"], name="watch_term_once")]

    def __str__(self) -> str:
        return self.term


class Notice(models.Model):
    """That a watch found something: told once, however often the journal is read.

    It holds no words of what was found; whoever may no longer see that sees no notice.
    """

    watch = models.ForeignKey(Watch, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=24)
    found = models.UUIDField()
    at = models.DateTimeField(default=timezone.now)
    read_at = models.DateTimeField(null=True)
    mailed_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["watch", "found"], name="told_once")]
        indexes = [models.Index(fields=["watch", "-at", "-id"], name="notice_newest")]

    def __str__(self) -> str:
        return f"{self.kind} {self.found}"


class WatchLetter(models.Model):
    """How a person wants to be told by e-mail, and when the last letter went.

    `begun_at` is of the letter that is on its way: its notices have it as their `mailed_at`. No
    worker takes it in hand before `again_at`. `failure` is how the last one ended that was given
    up, `failed_to` the address it was for; a letter that goes clears them.
    """

    class How(models.TextChoices):
        DAILY = "daily", _("En gång om dagen")
        AT_ONCE = "at_once", _("Så snart något kommer")
        NEVER = "never", _("Aldrig")

    class Failure(models.TextChoices):
        REFUSED = "refused"
        LATE = "late"

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="watch_letter"
    )
    how = models.CharField(_("Brev"), max_length=8, choices=How.choices, default=How.DAILY)
    last_at = models.DateTimeField(null=True)
    again_at = models.DateTimeField(null=True)
    begun_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    failed_to = models.EmailField(blank=True)
    failure = models.CharField(max_length=8, choices=Failure.choices, blank=True)

    def __str__(self) -> str:
        return self.how

    @property
    def comes_back(self) -> bool:
        """Whether the person should see to their address: the one they have now, and want letters
        to."""
        wanted = self.how != self.How.NEVER
        return bool(self.failure) and wanted and self.failed_to == self.user.email
