from bot.commands import command
from bot.text import Reply, Text
from bot.tx import Tx
from storage import deliveries, people


@command("STATUS", about="Whether X is connected, and what waits to be sent to you.")
def status(tx: Tx, text: Text) -> Reply:
    """Where this person stands."""
    waiting = deliveries.count_waiting(tx, people.lane_of(text.person.id))
    waits = f"{waiting} to be sent to you." if waiting else "Nothing waits to be sent to you."
    return Reply(f"No X account connected: that isn't possible here yet. {waits} Text ? for what you can do.")
