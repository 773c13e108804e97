"""How a solution's entries in the journal read."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation import history

history.tell(
    {
        "solution.registered": _("%(who)s berättade om lösningen"),
        "solution.imported": _("Lösningen lästes in från en fil"),
        "solution.import_undone": _("En inläsning ångrades, och lösningen fick sina tidigare ord"),
        "solution.edited": _("%(who)s ändrade: %(fields)s"),
        "solution.shared": _("%(who)s ändrade vem som får se den"),
        "solution.test": _("%(who)s: den är testad"),
        "solution.introduce": _("%(who)s: den är i bruk"),
        "solution.retire": _("%(who)s: den är avvecklad"),
        "solution.withdraw": _("%(who)s tog tillbaka lösningen"),
        "solution.restore": _("%(who)s: den är i bruk igen"),
        "solution.tied": _("%(who)s band ihop den med något annat"),
        "solution.untied": _("%(who)s tog bort ett band till något annat"),
        "solution.file_attached": _("%(who)s bifogade en fil"),
    }
)
