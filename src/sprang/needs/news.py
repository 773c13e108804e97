"""What is told of needs to those who follow them."""

from django.utils.translation import gettext_lazy as _

from sprang.dialogue import news
from sprang.dialogue.enums import Group

news.register("need.sharpened", _("%(who)s skärpte behovet"))
news.register("need.closed", _("%(who)s avslutade behovet"))
news.register("need.reopened", _("%(who)s öppnade behovet igen"))
news.register("need.shared", _("%(who)s ändrade vem som får se behovet"))
news.register("need.edited", _("%(who)s ändrade behovets ord"), Group.EDITS)
news.register("need.requirements_set", _("%(who)s ändrade kraven"), Group.EDITS)
