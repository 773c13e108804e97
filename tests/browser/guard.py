"""What must not happen on any page: an error or a warning in the console, a break of the content
security policy, an address outside the house, a picture or a style sheet that is missing."""

from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

STATUS = "Failed to load resource: the server responded with a status"
"""Chromium says this also of a page that is meant to be missing; `_answered` tells them apart."""

LEFT = ("htmx:afterRequest", "htmx:sendAbort")
"""What htmx says when one leaves a page, or writes on, before an answer has come. A request that
fails is told with `sendError` or `responseError` besides."""


class Guard:
    """Listens to all pages of a context; what it holds against them is in `faults`."""

    def __init__(self, context: BrowserContext, url: str, refused: str = "") -> None:
        """:param refused: how an address ends that may be refused, since the test ends a session
        while something is on its way there."""
        self.home, self.refused = urlsplit(url).netloc, refused
        self.faults: list[str] = []
        context.on("console", self._said)
        context.on("weberror", self._broke)
        context.on("request", self._asked)
        context.on("response", self._answered)

    def _said(self, message: ConsoleMessage) -> None:
        # a break of the content security policy is told here too
        is_refusal = self.refused and f"from {self.refused}" in message.text
        is_fault = message.type in ("error", "warning") and not is_refusal
        if is_fault and not message.text.startswith((STATUS, *LEFT)):
            self.faults.append(f"console: {message.text}")

    def _broke(self, error: WebError) -> None:
        self.faults.append(f"script: {error.error}")

    def _asked(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ("data", "about", "blob") and address.netloc != self.home:
            self.faults.append(f"left the house: {request.url}")

    def _answered(self, response: Response) -> None:
        is_page = response.request.is_navigation_request()
        if self.refused and response.status in (401, 409) and response.url.endswith(self.refused):
            return
        if response.status >= 500 or (response.status >= 400 and not is_page):
            self.faults.append(f"{response.status}: {response.url}")

    def check(self) -> None:
        """Fail with all that has gathered, and begin anew."""
        faults, self.faults = self.faults, []
        assert not faults, "\n".join(faults)
