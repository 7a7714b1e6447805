from typing import NamedTuple

from bot.text import NOBODY, Person


class Answer(NamedTuple):
    """What became of a text, as its channel and the log need it.

    Attributes:
        body: what the channel is to answer at once; empty if nothing, or if the reply goes out as a delivery.
        delivery_id: the reply's delivery, 0 if there is none.
        state: how the text ended: handled, silent, held, broken, or duplicate.
        handler: which reading or command took it.
        breakage: the reference that the person was told, if the handler broke; `error` is why.
        news: what the log says of the person besides: opted_out, opted_in, on_hold, what a Reply brings, or nothing.
    """

    text_id: int = 0
    person: Person = NOBODY
    body: str = ""
    delivery_id: int = 0
    state: str = "handled"
    handler: str = ""
    breakage: str = ""
    error: BaseException | None = None
    news: str = ""
