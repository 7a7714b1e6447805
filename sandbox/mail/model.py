"""Mails that the stand-in for an SMTP server took."""

from collections.abc import Mapping
from dataclasses import dataclass
from email import policy
from email.parser import BytesParser
from typing import Self

from sandbox.core.answers import Json


@dataclass(frozen=True, slots=True)
class Mail:
    """One that was taken, as its reader sees it. `headers` has all of them, by their names in small letters."""

    id: int
    sender: str
    to: str
    subject: str
    text: str
    headers: Mapping[str, str]
    taken_at: float

    @classmethod
    def read(cls, mail_id: int, sender: str, to: str, content: bytes, taken_at: float) -> Self:
        """From what came behind DATA, dots undone."""
        message = BytesParser(policy=policy.default).parsebytes(content)
        body = message.get_body(("plain",))
        text = body.get_content() if body is not None else ""
        headers = {name.lower(): str(value) for name, value in message.items()}
        return cls(mail_id, sender, to, headers.get("subject", ""), text, headers, taken_at)

    def shown(self) -> Json:
        """For the page."""
        return {"id": self.id, "to": self.to, "subject": self.subject, "text": self.text, "taken": self.taken_at}
