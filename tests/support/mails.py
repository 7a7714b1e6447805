"""A person with an e-mail address, and a bot that sends mails to the sandbox."""

import re
from dataclasses import replace
from typing import Any

from core.context import Context
from core.tx import Tx
from sandbox.server import Sandbox
from storage.signing_in import mail_addresses
from tests.support.database.rows import ANN, meet

ADDRESS = "ann@mail.example"
SENDER = "backslash@bot.example"
LINK = re.compile(r"^(http\S+)(/account/e-mail/confirm/\S+)", re.MULTILINE)


def mail_settings(sandbox: Sandbox, **more: Any) -> dict[str, Any]:  # noqa: ANN401 - of a section
    """The section `mail` of a bot that sends to the sandbox."""
    usual = {"host": "127.0.0.1", "port": sandbox.mail.port, "security": "none", "sender": SENDER}
    return {**usual, "timeout_seconds": 5.0, **more}


def can_mail(context: Context) -> Context:
    """The same, with an SMTP server."""
    return replace(context, can_mail=True)


def has_address(tx: Tx, address: str = ADDRESS, phone: Any = ANN) -> int:  # noqa: ANN401 - an address
    """Whoever has that phone, with that e-mail address confirmed."""
    person_id = meet(tx, phone)
    assert mail_addresses.confirm(tx, mail_addresses.want(tx, person_id, address), person_id)
    return person_id


def link_in(text: str) -> str:
    """The path of the link in a mail."""
    found = LINK.search(text)
    assert found, text
    return found[2]
