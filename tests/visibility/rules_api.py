"""Who may go through each door of the API."""

from uuid import UUID

from . import oracle
from .rules import (
    ANYBODY,
    API_LISTED,
    API_SEARCHES,
    PERSON,
    SEEN_NEED,
    SEEN_SOLUTION,
    Rule,
    about_itself,
    account,
    anybody,
    api_words,
    closing,
    lead_of,
    leads_something,
    nobody,
    oversees,
    owner,
    same_as_itself,
    sees_with_account,
    sharing,
    version,
    writes_on,
)

API = {
    "GET list_platforms": ANYBODY,
    "GET show_platform": Rule("platform", anybody, None, ("",)),
    "GET show_me": PERSON,
    "GET list_organisations": ANYBODY,
    "POST register": Rule("", leads_something, {"name": "Ny", "type": "startup"}),
    "GET show_organisation": Rule("company"),
    "GET list_needs": Rule("", anybody, None, API_LISTED),
    "POST capture_need": Rule("platform", writes_on, {"text": "Nytt"}),
    "GET show_need": SEEN_NEED,
    "PATCH edit_need": Rule("need", oracle.may_edit, api_words),
    "PUT set_requirements": Rule(
        "need", oracle.may_edit, lambda record: {"version": record.version, "requirements": []}
    ),
    "POST sharpen": Rule("need", oracle.may_lead, version),
    "POST withdraw": Rule("need", oracle.decides, {}),
    "POST close": Rule("need", oracle.may_lead, closing),
    "POST reopen": Rule("need", oracle.decides, {}),
    "POST share": Rule("need", oracle.may_share_need, sharing),
    "GET list_solutions": Rule("", anybody, None, API_LISTED),
    "POST register_solution": Rule(
        "platform", oracle.works_on, {"title": "Ny", "text": "Ny text."}
    ),
    "GET show_solution": SEEN_SOLUTION,
    "PATCH edit_solution": Rule("solution", oracle.may_edit, api_words),
    "POST take_step": Rule("solution", oracle.may_lead, {"step": "retire"}),
    "POST share_solution": Rule("solution", oracle.may_lead, sharing),
    "GET search": Rule("", anybody, None, API_SEARCHES),
    "POST match_text": Rule("", anybody, {"text": "Vikariepoolen ringer runt"}, ("",)),
    "GET match_need": SEEN_NEED,
    "GET list_watches": PERSON,
    "POST start_watch": Rule("platform", account, {"words": "Vikariepoolen ringer"}),
    "DELETE stop_watch": Rule("watch", owner),
    "GET list_notices": PERSON,
    "POST read_notices": PERSON,
    "GET list_feedback": Rule("need", sees_with_account),
    "PUT give_feedback": Rule("need", nobody, about_itself),
    "PUT give_sameness": Rule("need", nobody, same_as_itself),
    "GET show_match_precision": Rule("platform", lead_of, None, ("",)),
    "GET list_islands": Rule("platform", oversees, None, ("", "?limit=2")),
    "POST answer_island": Rule(
        "platform", nobody, {"deed": "introduce", "records": [str(UUID(int=n)) for n in (1, 2)]}
    ),
}
"""By method and operation."""
