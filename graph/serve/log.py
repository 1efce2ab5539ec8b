"""The log: every line an object of JSON with its time, also what the HTTP server itself says."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime


class Lines(logging.Formatter):
    """Gives a record as one line of JSON; a message that is an object already keeps its fields."""

    def format(self, record: logging.LogRecord) -> str:
        """Give the line."""
        message = record.getMessage()
        try:
            told = json.loads(message)
        except ValueError:
            told = None
        fields = told if isinstance(told, dict) else {"event": "server", "message": message}
        if record.exc_info:
            fields = {**fields, "error": self.formatException(record.exc_info)}
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        return json.dumps({"time": moment, "level": record.levelname.lower(), **fields}, ensure_ascii=False)
