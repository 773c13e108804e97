"""Paths of calls, below a platform's address."""

from django.urls import path

from .views import (
    answer_files,
    answering,
    beginning,
    detail,
    judging,
    lists,
    outcomes,
    panel,
    questions,
    states,
    team,
    writing,
)

ONE = "utlysningar/<ref:ref>/"

urlpatterns = [
    path("utlysningar/", lists.call_list, name="call-list"),
    path("utlysningar/ny/", writing.call_new, name="call-new"),
    path("utlysningar/svar/", lists.call_answers, name="call-answers"),
    path("utlysningar/filer/<uuid:uid>/", answer_files.answer_file, name="call-answer-file"),
    path(ONE, detail.call_detail, name="call-detail"),
    path(f"{ONE}andring/", writing.call_edit, name="call-edit"),
    path(f"{ONE}formular/", writing.call_form, name="call-form"),
    path(f"{ONE}publicering/", states.call_publish, name="call-publish"),
    path(f"{ONE}oppning/", states.call_open, name="call-open"),
    path(f"{ONE}beslut/", states.call_decide, name="call-decide"),
    path(f"{ONE}installning/", states.call_cancel, name="call-cancel"),
    path(f"{ONE}fragor/", questions.call_ask, name="call-ask"),
    path(f"{ONE}fragor/<uuid:uid>/", questions.call_reply, name="call-reply"),
    path(f"{ONE}svar/", answering.call_answer, name="call-answer"),
    path(f"{ONE}svar/ny/", beginning.call_join, name="call-join"),
    path(f"{ONE}svar/aterkallande/", answering.call_withdraw, name="call-withdraw"),
    path(f"{ONE}grupp/", team.call_team, name="call-team"),
    path(f"{ONE}grupp/avslut/", team.call_team_leave, name="call-team-leave"),
    path(f"{ONE}javsfragor/", judging.call_interests, name="call-interests"),
    path(f"{ONE}bedomning/", panel.call_panel, name="call-panel"),
    path(f"{ONE}bedomning/<uuid:uid>/", judging.call_score, name="call-score"),
    path(f"{ONE}bedomning/<uuid:uid>/enighet/", judging.call_agree, name="call-agree"),
    path(f"{ONE}besked/", outcomes.call_outcomes, name="call-outcomes"),
]
