from dataclasses import dataclass
from math import ceil

from core.address import SMS, masked
from core.channel import Measure
from core.clock import SECOND
from core.settling import USUAL, Settling
from core.wording.segments import segments

MICROS = 1_000_000


@dataclass(frozen=True, slots=True)
class SmsRules:
    """The rules of text messages through Twilio.

    Attributes:
        price: of a segment, in or out, in US dollars.
        rate: segments a second from one of our numbers.
        report_wanted: milliseconds after which an answer's report is overdue.
        settling: until when the carrier may still act on an answer.
    """

    price: float = 0.0
    rate: float = 1.0
    report_wanted: int = 30_000
    settling: Settling = USUAL
    name: str = SMS
    delivery_kind: str = "text"
    answers_keywords: bool = True
    """Twilio answers STOP, START and HELP itself."""

    @property
    def report_within(self) -> int:
        """Once the report is overdue, though never while the carrier may still take the answer."""
        return max(self.report_wanted, self.answer_within)

    @property
    def answer_within(self) -> int:
        """The carrier has given the answer up by then, and its list shows what it took."""
        return self.settling.after_webhook

    def measure(self, body: str) -> Measure:
        """Segments of GSM-7 or UCS-2: each is billed, and takes its time on the number."""
        count = segments(body)
        return Measure(count, round(count * self.price * MICROS), self._pace(count))

    def _pace(self, count: int) -> int:
        """Rounded up, so that the rate is never exceeded; one above a segment a millisecond bounds nothing."""
        return ceil(count * SECOND / self.rate) if self.rate <= SECOND else 0

    def masked(self, value: str) -> str:
        """`+1…67`."""
        return masked(value)

    def ending(self, value: str) -> str:
        """The last two digits."""
        return value[-2:]

    def stranger(self, value: str) -> str:
        """By the last two digits of the number."""
        return f"the phone ending {self.ending(value)}"
