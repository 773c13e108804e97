"""The lines of a text file, none of them longer than a machine can bear."""

import io
from collections.abc import Iterator

from django.utils.translation import gettext as _

from . import sizes
from .rows import Unreadable


class Lines:
    """Iterates over the lines with their ends. `is_over` when somebody asked for one too many."""

    def __init__(self, text: io.TextIOWrapper) -> None:
        self.text = text
        self.is_over = False

    def __iter__(self) -> Iterator[str]:
        # one line of a file that is no table may be the whole of it
        while line := self.text.readline(sizes.LINE):
            if len(line) == sizes.LINE:
                raise Unreadable(
                    _("En rad är längre än %(most)s tecken. Välj en fil med rubriker och rader.")
                    % {"most": sizes.LINE}
                )
            yield line
        self.is_over = True
