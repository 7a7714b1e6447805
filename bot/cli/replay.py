import argparse

from bot.answer import Answer
from bot.cli import Failed
from bot.cli.opening import with_house
from bot.compose import House
from bot.tx import Tx
from storage import people, texts

OF_THE_MOMENT = frozenset({"POST", "UNDO", "STOP"})
"""What these do depends on what came before them, and can't be taken back."""


def main(arguments: argparse.Namespace) -> None:
    """`bot replay`: a text whose handler broke, or that was held, handled again; its reply is sent."""
    answer = with_house(lambda house: _replay(house, arguments.sid))
    if answer.state == "broken":
        raise Failed(f"it broke again (ref {answer.breakage}): {type(answer.error).__name__}")
    print(f"{answer.state} by {answer.handler}" + ("; the reply is on its way" if answer.delivery_id else ""))


async def _replay(house: House, sid: str) -> Answer:
    def unit(tx: Tx) -> Answer:
        kept = texts.find(tx, sid)
        if kept is None or kept.person_id is None:
            raise Failed(f"no text {sid} is stored" if kept is None else "its person is deleted")
        if kept.state not in {"broken", "held"}:
            raise Failed(f"text {sid} is {kept.state}; only what broke or was held can be replayed")
        text = texts.opened(kept, tx.keys)
        standing = people.find(tx, text.sender)
        if standing is None:
            raise Failed("its person is deleted")
        [latest] = texts.latest_of(tx, standing.person.id, 1)
        if kept.handler in OF_THE_MOMENT and latest.id != kept.id:
            raise Failed(f"its person has texted since: {kept.handler} could mean something else by now")
        return house.dispatch.replay(tx, text.known_as(kept.id, standing.person), standing)

    return await house.db.write(unit)
