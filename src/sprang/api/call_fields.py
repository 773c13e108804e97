"""What the fields of calls and answers are, shape by shape: elsewhere some of their names mean
something else."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = dict[str, str | Promise]

ENGLISH = _("På engelska. Tomt där det bara finns på svenska.")
OUTCOME = _("Beskedet. Tomt tills det är givet.")
BLOCK: Words = {
    "label_en": ENGLISH,
    "help": _("Det som står under frågan."),
    "choices": _("Det man väljer mellan, med semikolon emellan. Bara där kind är choice."),
    "options": _("Det man väljer mellan."),
    "is_required": _("Om den måste fyllas i."),
}
CRITERION: Words = {"name_en": ENGLISH, "weight": _("Hur tungt det väger, i procent.")}

SHAPES: dict[str, Words] = {
    "CallOut": {"answerers": _("Slag av organisationer som får svara.")},
    "CallDetailOut": {
        "needs": _("Behoven som den svarar på, av dem som du får se."),
        "form": _("Formulärets delar, i ordning."),
        "criteria": _("Det som svaren bedöms efter, i ordning."),
        "questions": _("Frågor som har fått svar, och dina egna."),
    },
    "CallWords": {
        "needs": _("Behoven som den svarar på. Ersätter dem som finns."),
        "amount": _("Belopp i kronor."),
        "reach": _("Vem som ser den när den är publicerad."),
        "answerers": _("Slag av organisationer som får svara."),
    },
    "FormIn": {
        "form": _("Formulärets delar, i ordning. Ersätter dem som finns."),
        "criteria": _("Det som svaren bedöms efter, i ordning. Ersätter dem som finns."),
    },
    "BlockIn": BLOCK,
    "BlockOut": BLOCK,
    "CriterionIn": CRITERION,
    "CriterionOut": CRITERION,
    "EndIn": {"reason": _("Hur det gick. De som har svarat får läsa det.")},
    "AskIn": {"text": _("Frågan. Alla läser den när den har fått svar, ingen vem som frågade.")},
    "QuestionOut": {
        "text": _("Frågan."),
        "answer": _("Svaret. Tomt tills det är givet."),
        "answered_at": _("När den fick svar."),
    },
    "CallAnswerOut": {
        "organisation": _("Den som svarar."),
        "content": _("Utkastet, efter uid för formulärets delar."),
        "sent": _("Det som är inskickat och gäller. Null om inget är det."),
        "sent_at": _("När det skickades in."),
        "changed_at": _("När utkastet ändrades."),
        "outcome": OUTCOME,
        "reason": _("Skälen till beskedet."),
    },
    "CallAnswerIn": {
        "content": _("Värden efter uid för formulärets delar. De som utelämnas står kvar."),
    },
    "JoinIn": {"number": _("Organisationsnumret. Det jämförs när svaren har öppnats.")},
    "DeclaredIn": {
        "answer": _("Svarets uid."),
        "conflict": _("Om du har ett intresse i hur det går. Det går inte att ta tillbaka."),
    },
    "InterestsIn": {"interests": _("Vad du säger om vart och ett.")},
    "ScoreIn": {
        "points": _("Poäng 0–5 efter kriteriets uid."),
        "note": _("Vad du tycker. Gruppen läser det när alla har satt sina poäng."),
    },
    "PanelOut": {
        "all_have_scored": _("Om alla har satt sina poäng. Innan dess visas inga."),
        "items": _("Svaren som du får läsa, bäst först."),
    },
    "JudgedOut": {
        "organisation": _("Den som svarar."),
        "sent": _("Det som är inskickat, efter uid för formulärets delar."),
        "total": _("Vägd poäng, högst 5. Null tills alla har satt sina."),
        "low": _("Lägsta vägda poängen från någon."),
        "high": _("Högsta vägda poängen från någon."),
        "deviation": _("Standardavvikelsen mellan dem som bedömde."),
        "outcome": OUTCOME,
        "given": _("Vad var och en i gruppen gav."),
    },
    "PanelMemberOut": {"total": _("Vägd poäng, högst 5.")},
    "OutcomeIn": {
        "answers": _("Svarens uid."),
        "outcome": _("Beskedet som de får."),
        "reason": _("Skälen. Måste skrivas till dem som avböjs, som får läsa dem."),
    },
    "ToldOut": {"told": _("Hur många som fick ett nytt besked.")},
}
for name in ("CallIn", "CallEditIn"):
    SHAPES[name] = SHAPES["CallWords"]
SHAPES["CallDetailOut"] |= SHAPES["CallOut"]
