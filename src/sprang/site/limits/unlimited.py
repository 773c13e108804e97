"""Why a door that is posted to has no limit."""

from collections.abc import Mapping

UNLIMITED: Mapping[str, frozenset[str]] = {
    "ends something of one's own": frozenset({
        "account_logout", "account_inactive", "sign-out-elsewhere", "sign-out-everywhere",
        "token-revoke", "job-cancel", "draft-drop",
    }),
    "a choice that the browser keeps": frozenset({"set-language", "set-theme"}),
    "the same for all, and only read": frozenset({"design"}),
    "words of a known person, small and in the journal": frozenset({
        "need-capture", "need-edit", "need-sharpen", "need-share", "need-close", "need-withdraw",
        "need-reopen", "need-join", "need-leave", "need-own", "need-look", "need-judge",
        "need-author-remove", "need-unlook", "need-road", "need-merge", "need-split",
        "version-restore", "version-forget",
        "solution-new", "solution-edit", "solution-move", "solution-share",
        "organisation-new", "organisation-edit", "organisation-partner", "need-same",
        "watch-list", "need-watch", "organisation-watch", "watch-stop", "watch-resume",
        "watch-read", "watch-letters", "call-withdraw", "call-interests", "call-score",
        "organisation-merge", "organisation-part",
        "organisation-people", "claim-answer", "claim-withdraw", "claimed-end", "domain-shut",
        "view-list", "view-rename", "view-remove", "view-watch",
        "dialogue-support", "dialogue-follow", "follow-choose", "comment-edit", "comment-remove",
        "news-read", "news-letters", "contribution-make", "introduction-detail",
        "room-new", "room-edit", "room-state", "room-join", "room-decline", "room-leave",
        "room-part", "room-remove", "room-share", "room-unshare", "room-file-drop", "room-task",
        "room-tasks", "room-task-done", "room-withdraw", "room-take-out",
    }),
    "done by those who lead or administer the city": frozenset({
        "platform-settings", "member-end", "member-reset", "company-add", "unit-add",
        "unit-rename", "match-precision",
        "synonym-list", "synonym-edit", "synonym-remove", "synonym-restore",
        "call-new", "call-edit", "call-form", "call-publish", "call-open", "call-decide",
        "call-cancel", "call-reply", "call-team", "call-team-leave", "call-agree",
        "call-outcomes", "island-answer", "island-undo",
        "submission-list", "submission-detail", "submission-doors",
        "partnership-edit", "partnership-remove", "contact-new", "contribution-new",
        "contribution-edit", "need-introduce",
    }),
    "of a file let in under a limit": frozenset({"import-detail", "import-stop", "import-undo"}),
}  # fmt: skip
