"""Pages that are not measured."""

WITHOUT = {
    "first-start": "answers until somebody has founded a platform",
    "email-restore": "takes a key that was sent by mail",
    "news-letters-end": "takes a key that was sent by mail",
    "need-told": "takes a key that was sent by mail",
    "watch-letters-end": "takes a key that was sent by mail",
    "call-answer-file": "is a file",
    "agreement-file": "is a file",
    "introduction-calendar": "is a file",
    "account-close": "asks first who it is",
    "after-login": "leads on",
    "call-decide": "is open when everybody who answered has been told",
    "member-reset": "is about somebody with two steps, whom the houses have not",
    "need-withdraw": "is open to who wrote the need",
    "import-faults": "is a file",
    "own-data": "is a file",
    "job-detail": "lasts as long as a job does",
    "job-file": "is what a job has made",
    "file-detail": "is a file",
    "need-requirements-file": "is a file too",
    "health": "is no page",
}
"""URL names that are not measured, and why."""
