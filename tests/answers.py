"""Being done with an answer."""

from typing import Any


def read_whole(answer: Any) -> None:
    """What is sent in pieces holds a file open until it has been read.

    Its `close()` would end the request, and with it the connection that the test's transaction is
    in; reading it to the end closes it in the way that Django's test client has foreseen.
    """
    if answer.streaming:
        answer.getvalue()
