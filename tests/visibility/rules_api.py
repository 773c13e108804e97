"""Who may go through each door of the API."""

from typing import Any

from . import oracle, pairs, talks
from .rules import (
    ANYBODY,
    API_LISTED,
    API_SEARCHES,
    DIALOGUE,
    PERSON,
    SAY,
    SEEN_CALL,
    SEEN_NEED,
    SEEN_SOLUTION,
    WHY,
    Data,
    Rule,
    about_itself,
    account,
    anybody,
    api_words,
    closing,
    lead_of,
    leads_something,
    nobody,
    owner,
    road,
    same_as_itself,
    sees_with_account,
    sharing,
    version,
    writes_on,
)

NOBODY = "00000000-0000-0000-0000-000000000000"
HOUSE = {"organisation": NOBODY}


def api_parts(record: Any) -> Data:
    return {"version": record.version, "form": [], "criteria": []}


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
    "GET advise_need": Rule("need", oracle.may_edit),
    "POST advise_words": Rule("", account, {"text": "Vi letar nycklar."}),
    "POST sharpen": Rule("need", oracle.may_lead, version),
    "POST withdraw": Rule("need", oracle.decides, {}),
    "POST close": Rule("need", oracle.may_lead, closing),
    "POST reopen": Rule("need", oracle.decides, {}),
    "GET show_road": SEEN_NEED,
    "POST choose_road": Rule("need", oracle.may_lead, road),
    "PUT look_at": Rule(
        "need",
        oracle.may_scan,
        {"title": "En app", "origin": "market", "verdict": "not", "because": "Den är för dyr."},
    ),
    "PUT join_need": Rule("need", oracle.sees_and_speaks_beside, {"words": "Hos oss också."}),
    "DELETE leave_need": Rule("joining", lead_of),
    "POST share": Rule("need", oracle.may_share_need, sharing),
    "GET list_calls": Rule("", anybody, None, API_LISTED),
    "POST write_call": Rule(
        "platform",
        lead_of,
        {"title": "Ny", "answerers": ["startup"], "closes_at": "2099-06-30T21:59:00Z"},
    ),
    "GET show_call": SEEN_CALL,
    "PATCH edit_call": Rule("call", oracle.may_edit_call, api_words),
    "PUT set_call_form": Rule("call", oracle.may_edit_call, api_parts),
    "POST publish_call": Rule("call", oracle.may_lead, version),
    "POST cancel_call": Rule("call", oracle.may_lead, closing),
    "POST ask_about_call": Rule("call", nobody, {"text": "Får två svara ihop?"}),
    "GET list_answers": PERSON,
    "PUT save_answer": Rule("call", nobody, {**HOUSE, "content": {}}),
    "POST send_answer": Rule("call", nobody, HOUSE),
    "POST withdraw_answer": Rule("call", nobody, HOUSE),
    "POST join_call": Rule(
        "call",
        sees_with_account,
        {"name": "Nya AB", "number": "556703-7485", "type": "startup"},
    ),
    "POST open_answers": Rule("call", nobody, version),
    "GET list_interests": Rule("call", nobody),
    "POST declare_interests": Rule(
        "call", nobody, {"interests": [{"answer": NOBODY, "conflict": False}]}
    ),
    "GET show_call_panel": Rule("call", nobody),
    "PUT score_answer": Rule("answer", nobody, {"points": {}}),
    "POST give_outcomes": Rule("call", nobody, {"answers": [NOBODY], "outcome": "chosen"}),
    "POST decide_call": Rule("call", nobody, closing),
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
    "GET show_dialogue": DIALOGUE,
    "GET list_comments": DIALOGUE,
    "POST write_comment": Rule("dialogue", talks.may_say, SAY),
    "POST answer_comment": Rule("comment", talks.may_say, {"text": "Så gör vi."}),
    "PATCH edit_comment": Rule("comment", talks.may_edit, {"text": "Så gör vi nu."}),
    "POST remove_comment": Rule("comment", talks.may_remove, WHY),
    "PUT give_support": Rule("dialogue", talks.may_support, {}),
    "DELETE take_back_support": Rule("dialogue", talks.may_follow),
    "PUT follow_record": Rule("dialogue", talks.may_follow, {}),
    "DELETE unfollow_record": Rule("dialogue", talks.may_follow),
    "GET list_follows": PERSON,
    "GET list_news": PERSON,
    "POST mark_news_read": PERSON,
    "GET show_letters": PERSON,
    "PATCH choose_letters": PERSON,
    "GET list_islands": Rule("platform", oracle.oversees, None, ("", "?limit=2")),
    "POST answer_island": Rule("pair", pairs.may_answer, pairs.told_by_program),
}
"""By method and operation."""
