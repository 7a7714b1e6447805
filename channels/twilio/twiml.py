"""Answers that the carrier reads: TwiML (Twilio's documentation, "TwiML for Programmable Messaging")."""

import re
from xml.sax.saxutils import escape, quoteattr

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What may not stand in XML 1.0 at all (section 2.2)."""

SILENT = b'<?xml version="1.0" encoding="UTF-8"?><Response></Response>'


def message(body: str, report_to: str, picture: str = "") -> bytes:
    """An answer with one text; the carrier reports on it to `report_to`, and fetches a picture that goes along.

    Twilio's pages disagree on which attribute gets which reports, so that both are given.
    """
    said, to = escape(_NOT_XML.sub("", body)), quoteattr(report_to)
    if picture:
        said = f"<Body>{said}</Body><Media>{escape(picture)}</Media>"
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Response>'
        f'<Message action={to} method="POST" statusCallback={to}>{said}</Message></Response>'
    ).encode()
