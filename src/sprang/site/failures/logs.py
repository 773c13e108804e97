"""What is written in the log."""

import logging

from sprang.foundation.database.away import is_away


class OneLineWhileAway(logging.Filter):
    """A database that is away is told of in one line for each question, without a traceback."""

    def filter(self, record: logging.LogRecord) -> bool:
        fault = record.exc_info[1] if isinstance(record.exc_info, tuple) else None
        if is_away(fault):
            said = " ".join(str(fault).split())
            record.msg, record.args = f"{record.getMessage()}: the database is away: {said}", ()
            record.exc_info, record.levelno = None, logging.WARNING
            record.levelname = "WARNING"
        return True
