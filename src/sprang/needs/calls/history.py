"""How a call's own entries in the journal read. Those about answers are told nowhere."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation import history

history.tell(
    {
        "call.written": _("%(who)s skrev utlysningen"),
        "call.edited": _("%(who)s ändrade: %(fields)s"),
        "call.form_set": _("%(who)s ändrade formulär och kriterier"),
        "call.published": _("%(who)s publicerade utlysningen"),
        "call.answers_opened": _("%(who)s öppnade svaren"),
        "call.decided": _("%(who)s avslutade med beslut"),
        "call.cancelled": _("%(who)s ställde in utlysningen"),
        "call.file_attached": _("%(who)s bifogade en fil"),
    }
)
