from dataclasses import dataclass
from functools import lru_cache
from math import ceil

from core.address import SMS, masked
from core.channel import TextMeasure
from core.clock import SECOND
from core.phones.senders import country_of
from core.settling import USUAL, Settling
from core.wording.segments import segments
from storage.spending import MICROS

PICTURES_REACH = frozenset({"US", "CA"})


@dataclass(frozen=True, slots=True)
class SmsRules:
    """The rules of text messages through Twilio.

    Attributes:
        price: of a segment, in or out, in US dollars.
        picture_price: of a text with a picture, out.
        rate: segments a second from one of our numbers.
        report_wanted: milliseconds after which an answer's report is overdue.
        settling: until when the carrier may still act on an answer.
    """

    price: float = 0.0
    picture_price: float = 0.0
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

    def measure(self, body: str, *, picture: bool = False) -> TextMeasure:
        """Segments of GSM-7 or UCS-2: each is billed, and takes its time on the number. With a picture it is one."""
        if picture:
            return TextMeasure(1, round(self.picture_price * MICROS), _pace(1, self.rate))
        return _measure(segments(body), self.price, self.rate)

    def takes_pictures(self, recipient: str, ours: str) -> bool:
        """MMS reaches the United States and Canada only, and from numbers of these (Twilio's documentation)."""
        return self.picture_price > 0 and all(country_of(each) in PICTURES_REACH for each in (recipient, ours))

    def masked(self, value: str) -> str:
        """`+1…67`."""
        return masked(value)

    def ending(self, value: str) -> str:
        """The last two digits."""
        return value[-2:]

    def stranger(self, value: str) -> str:
        """By the last two digits of the number."""
        return f"the phone ending {self.ending(value)}"


@lru_cache(maxsize=256)
def _measure(count: int, price: float, rate: float) -> TextMeasure:
    """What so many segments take."""
    return TextMeasure(count, round(count * price * MICROS), _pace(count, rate))


def _pace(count: int, rate: float) -> int:
    """Rounded up, so that the rate is never exceeded; one above a segment a millisecond bounds nothing."""
    return ceil(count * SECOND / rate) if rate <= SECOND else 0
