"""Questions that are asked before something that can't be taken back. How they read: core.wording.questions."""

import json
from dataclasses import dataclass

MOST_CHOICES = 4
_PUBLISHES = ("\\POST", "/POST")


@dataclass(frozen=True, slots=True)
class Choice:
    r"""One numbered answer. It does something; publishing is never a number.

    Attributes:
        label: what it does, as it stands behind "Reply 1 to" ("join trip"), or in capitals a
            command behind "Reply 1 for" ("ROOMS").
        reads: the unambiguous text that it stands for (`\JOIN trip`), read later as if sent.
    """

    label: str
    reads: str


@dataclass(frozen=True, slots=True)
class Question:
    """A question, perhaps with numbered answers. NO and its like always drop it.

    Attributes:
        choices: what can be done, numbered from 1, the likeliest first.
        lead: the outcome, a sentence; that the text was not posted if left out.
        about: the text that was asked about, just as it came: POST publishes it. Empty if POST publishes nothing:
            no text was asked about, or it may be a secret, which is kept nowhere.

    Raises:
        ValueError: with more than four choices, or with one that publishes.
    """

    choices: tuple[Choice, ...] = ()
    lead: str = ""
    about: str = ""

    def __post_init__(self) -> None:
        if len(self.choices) > MOST_CHOICES:
            raise ValueError(f"a question has at most {MOST_CHOICES} choices, not {len(self.choices)}")
        if any(choice.reads.upper().startswith(_PUBLISHES) for choice in self.choices):
            raise ValueError("publishing is never a number: POST publishes what was asked about")

    @property
    def has_answers(self) -> bool:
        """Whether there is something to answer but NO; else it only tells why nothing was posted."""
        return bool(self.choices or self.about)

    def to_json(self) -> str:
        """The question as compact JSON."""
        choices = [[choice.label, choice.reads] for choice in self.choices]
        stored = {"lead": self.lead, "choices": choices, "about": self.about}
        return json.dumps(stored, separators=(",", ":"), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> "Question":
        """What `to_json` wrote.

        Raises:
            ValueError: on anything else.
        """
        try:
            stored = json.loads(text)
            choices = tuple(Choice(str(label), str(reads)) for label, reads in stored["choices"])
            return cls(choices, str(stored["lead"]), str(stored["about"]))
        except (KeyError, TypeError) as wrong:
            raise ValueError("this is no stored question") from wrong
