"""Questions with numbered answers, asked before something that can't be taken back. How they read: core.wording."""

import json
from dataclasses import dataclass

MOST_CHOICES = 9


@dataclass(frozen=True, slots=True)
class Choice:
    r"""One answer.

    Attributes:
        label: what it does, as it stands behind "Reply 1 to" ("join trip"), or in capitals a
            command behind "Reply 1 for" ("ROOMS").
        reads: the unambiguous text that it stands for (`\JOIN trip`), read later as if sent.
    """

    label: str
    reads: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question with one to nine answers.

    Attributes:
        choices: the answers, numbered from 1.
        lead: the outcome, a sentence; that the text was not posted if left out.

    Raises:
        ValueError: without choices, or with more than nine.
    """

    choices: tuple[Choice, ...]
    lead: str = ""

    def __post_init__(self) -> None:
        if not 1 <= len(self.choices) <= MOST_CHOICES:
            raise ValueError(f"a question has 1 to {MOST_CHOICES} choices, not {len(self.choices)}")

    def to_json(self) -> str:
        """The question as compact JSON."""
        choices = [[choice.label, choice.reads] for choice in self.choices]
        return json.dumps({"lead": self.lead, "choices": choices}, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Question":
        """What `to_json` wrote.

        Raises:
            ValueError: on anything else.
        """
        try:
            stored = json.loads(text)
            choices = tuple(Choice(str(label), str(reads)) for label, reads in stored["choices"])
            return cls(choices, str(stored["lead"]))
        except (KeyError, TypeError) as wrong:
            raise ValueError("this is no stored question") from wrong
