"""What is told of calls: to those who follow their needs, who judge, who ask and who answer."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from sprang.dialogue import news
from sprang.dialogue.enums import Group
from sprang.foundation.models import Entry

from .enums import Outcome
from .recipients import asker_and_writers, its_sender, senders, team, whoever_it_is_about

YOUR_QUESTION = "call.your_question_answered"
YOURS_DECIDED, YOURS_CANCELLED = "call.yours_decided", "call.yours_cancelled"


def call_of(entry: Entry) -> Any:
    return entry.payload["call"]


news.register("need.called", _("%(who)s gick ut med en utlysning på behovet"), beside=call_of)
for verb, words in {
    "published": _("%(who)s publicerade utlysningen. Du är med i gruppen som bedömer."),
    "answers_opened": _("%(who)s öppnade svaren. Säg om du har något intresse i dem."),
}.items():
    news.register(f"call.{verb}", words, Group.PERSONAL, to=team)
news.register(
    "call.team_joined",
    _("%(who)s bad dig bedöma svaren på utlysningen"),
    Group.PERSONAL,
    to=whoever_it_is_about,
    about=call_of,
)
# who asked is told to nobody
news.register(
    "call.question_asked",
    _("Någon har frågat om utlysningen"),
    Group.DIALOGUE,
    to=team,
    about=call_of,
)
news.register(
    "call.question_answered",
    _("En fråga om utlysningen har fått svar"),
    to=asker_and_writers(YOUR_QUESTION),
    about=call_of,
)
news.say(YOUR_QUESTION, _("Din fråga om utlysningen har fått svar"), Group.PERSONAL)
# how it went stands on the page, behind sign-in
for outcome in Outcome:
    kind = f"call.{outcome.value}"
    words = _("Det finns ett besked på ert svar")
    news.register(kind, words, Group.SERVICE, to=its_sender, about=call_of)
news.register("call.decided", _("%(who)s beslutade om utlysningen"), to=senders(YOURS_DECIDED))
news.say(YOURS_DECIDED, _("%(who)s beslutade om utlysningen som ni svarade på"), Group.SERVICE)
news.register("call.cancelled", _("%(who)s ställde in utlysningen"), to=senders(YOURS_CANCELLED))
news.say(YOURS_CANCELLED, _("%(who)s ställde in utlysningen som ni svarade på"), Group.SERVICE)
