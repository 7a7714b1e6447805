import argparse

from bot.app import App
from bot.cli import CommandFailed
from bot.cli.opening import with_app
from core.text import TextState
from core.text_result import TextResult
from core.tx import Tx
from storage import addresses, people, texts
from storage.texts import StoredText

OF_THE_MOMENT = frozenset({"POST", "UNDO", "STOP"})
"""What these do depends on what came before them, and can't be taken back."""


def main(arguments: argparse.Namespace) -> None:
    """`bot replay`: a text whose handler broke, or that was on hold, handled again; its reply is sent."""
    answer = with_app(lambda app: replayed(app, arguments.sid))
    if answer.state == TextState.BROKEN:
        raise CommandFailed(f"it broke again (ref {answer.breakage}): {type(answer.error).__name__}")
    print(f"{answer.state} by {answer.handler}" + ("; the reply is on its way" if answer.delivery_id else ""))


async def replayed(app: App, sid: str) -> TextResult:
    """What comes of handling that text again.

    Raises:
        CommandFailed: saying why it isn't.
    """

    def unit(tx: Tx) -> TextResult:
        kept = _locked(tx, sid)
        if kept is None or kept.person_id is None:
            raise CommandFailed(f"no text {sid} is stored" if kept is None else "its person is deleted")
        if kept.state not in {TextState.BROKEN, TextState.ON_HOLD}:
            raise CommandFailed(f"text {sid} is {kept.state}; only what broke or is on hold can be replayed")
        text = texts.opened(kept, tx.keys)
        sender = addresses.find(tx, text.sender, text.received_at)
        if sender is None:
            raise CommandFailed("its person is deleted")
        [latest] = texts.latest_of(tx, sender.person.id, 1)
        if kept.handler in OF_THE_MOMENT and latest.id != kept.id:
            raise CommandFailed(f"its person has texted since: {kept.handler} could mean something else by now")
        text = text.known_as(kept.id, sender.person, overtaken=sender.overtaken)
        return app.intake.steps.replay(tx, text, sender)

    return await app.db.write(unit)


def _locked(tx: Tx, sid: str) -> StoredText | None:
    """The text as it is once nobody else acts for its person: who replays it too waits, and finds it handled."""
    kept = texts.find(tx, sid)
    if kept is None or kept.person_id is None:
        return kept
    people.lock_known(tx, kept.person_id)
    return texts.find(tx, sid)
