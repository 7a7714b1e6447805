from bot.commands import command
from bot.text import Reply, Text
from bot.tx import Tx


@command("STATUS", about="Your connected account, your active room, and what waits.")
def status(tx: Tx, text: Text) -> Reply:
    """Where this person stands."""
    row = tx.row(
        "SELECT count(*) FROM deliveries WHERE person_id = :person AND ended_at IS NULL AND state <> 'handed'",
        person=text.person.id,
    )
    waiting = row[0] if row else 0
    waits = {0: "Nothing waits to be sent to you."}.get(waiting, f"{waiting} to be sent to you.")
    return Reply(f"No X account connected: that isn't possible here yet. {waits} Text ? for what you can do.")
