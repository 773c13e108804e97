"""How a need's entries in the journal read."""

from django.utils.translation import gettext_lazy as _

from sprang.foundation import history

history.tell(
    {
        "need.captured": _("%(who)s skrev behovet"),
        "need.imported": _("Behovet lästes in från en fil"),
        "need.import_undone": _("En inläsning ångrades, och behovet fick sina tidigare ord"),
        "need.edited": _("%(who)s ändrade: %(fields)s"),
        "need.requirements_set": _("%(who)s ändrade kraven"),
        "need.version_forgotten": _("%(who)s tog bort en tidigare version"),
        "need.sharpened": _("%(who)s skärpte behovet"),
        "need.shared": _("%(who)s ändrade vem som får se det"),
        "need.closed": _("%(who)s avslutade behovet"),
        "need.withdrawn": _("%(who)s tog tillbaka behovet"),
        "need.reopened": _("%(who)s öppnade behovet igen"),
        "need.merged": _("%(who)s slog ihop det med ett annat behov"),
        "need.took_in": _("%(who)s slog ihop ett annat behov med det här"),
        "need.split": _("%(who)s delade upp det i två"),
        "need.tied": _("%(who)s band ihop det med något annat"),
        "need.untied": _("%(who)s tog bort ett band till något annat"),
        "need.joined": _("%(who)s sa att de har det också"),
        "need.left": _("En enhet som hade gått med gick ur"),
        "need.owner_joined": _("En enhet blev medägare"),
        "need.owner_left": _("En enhet är inte längre medägare"),
        "need.co_author_added": _("%(who)s bjöd in en medförfattare"),
        "need.co_author_left": _("En medförfattare skriver inte med längre"),
        "need.road_decided": _("%(who)s skrev in beslutet om väg"),
        "need.file_attached": _("%(who)s bifogade en fil"),
    }
)
