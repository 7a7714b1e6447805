"""Charts of what somebody keeps count of."""

from actions.tracking.charting import ChartAsked, NothingToDraw, ask_for_chart
from actions.tracking.making import NoSuchTracker
from actions.tracking.noting import NothingTracked
from core.reading.commands import Needs, command
from core.text import DoubtfulRefusal, Reply, Text
from core.tracking.spans import read_span
from core.tx import Tx
from core.wording import charts as wording
from core.wording import tracking


@command(
    "CHART",
    shape="CHART [name] [span]",
    only_tells=True,
    needs=Needs.TRACKER,
    about="A picture of what you noted: CHART weight, CHART weight year, month or 90 for so many days.",
)
def chart(tx: Tx, text: Text, name: str = "", span: str = "") -> Reply:
    """Show what was noted, as a picture or by a link to it."""
    match ask_for_chart(tx, text.person.id, name, read_span(span)):
        case ChartAsked() as asked:
            return _shown(tx, text, asked)
        case NothingToDraw(tracker):
            return Reply(wording.nothing_noted(tracker))
        case NoSuchTracker(unknown):
            raise DoubtfulRefusal(tracking.no_tracker(unknown))
        case NothingTracked():
            raise DoubtfulRefusal(tracking.none_yet())


def _shown(tx: Tx, text: Text, asked: ChartAsked) -> Reply:
    """As a picture, if one gets there."""
    if tx.channels[text.sender.channel].takes_pictures(text.sender.value, text.recipient.value):
        said = wording.with_picture(asked.tracker, asked.days, asked.first, asked.last)
        return Reply(said, picture=f"{asked.url}.png")
    return Reply(wording.with_link(asked.tracker, asked.first, asked.last, asked.url))
