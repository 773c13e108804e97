"""What the fields of introductions are."""

from django.utils.translation import gettext_lazy as _

from .call_fields import Words

OF_ONE: Words = {
    "need": _("Numret på behovet."),
    "title": _("Behovets rubrik."),
    "organisation": _("Organisationens uid."),
    "organisation_name": _("Organisationens namn."),
    "led_on": _("Om den ledde vidare. Null där ingen har berättat."),
    "made_at": _("När de två blev tillfrågade."),
    "settled_at": _("När båda hade tackat ja, eller någon nej."),
    "asked_at": _("När de frågades hur det gick."),
}
SHAPES: dict[str, Words] = {
    "IntroductionQuery": {"state": _("Var den står.")},
    "IntroductionOut": OF_ONE,
    "IntroductionDetailOut": OF_ONE
    | {
        "party": _("Vem du talar för."),
        "step": _("Vad som väntar på dig: answer, propose, choose, meet, tell eller inget."),
        "said": _("Vad din sida har sagt; för dem som leder vad alla har sagt."),
        "times": _("Tiden som är bestämd, annars de som är föreslagna."),
        "contacts": _("Vilka som möts, när båda har tackat ja."),
    },
    "SideOut": {
        "party": _("Vem som har sagt det."),
        "says_yes": _("Null före svaret."),
        "reason": _("Varför det blev nej."),
        "outcome": _("Vad som kom av det. Null tills någon har berättat."),
    },
    "IntroduceIn": {
        "organisation": _("Organisationens uid."),
        "purpose": _("Vad de två kan ge varandra. Båda läser det."),
    },
    "IntroductionAnswerIn": {
        "says_yes": _("Ja eller nej."),
        "reason": _("Varför det blir nej. Bara de som leder plattformen läser det."),
    },
    "MeetingTimeOut": {
        "by_us": _("Om din sida föreslog den."),
        "may_choose": _("Om du får välja den."),
        "may_drop": _("Om du får ta bort den."),
        "is_chosen": _("Om den är bestämd."),
    },
    "OutcomeTellingIn": {
        "outcome": _("Vad som kom av det."),
        "words": _("Hur det gick. Bara de som leder plattformen läser det."),
    },
    "ContactSideOut": {
        "name": _("Kommunen eller organisationen."),
        "people": _("De som svarade, annars de som är där nu."),
    },
}
