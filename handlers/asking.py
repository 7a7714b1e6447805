from actions.asking import choose_asking, chosen_asking
from core.asking import Asks
from core.reading.commands import Needs, command
from core.text import Reply, Text
from core.tx import Tx
from core.wording import asking as wording


@command(
    "ASK",
    shape="ASK [when:ALWAYS|DOUBT|NEVER]",
    needs=Needs.ACCOUNT,
    about="Chooses when you are asked before a post.",
)
def ask(tx: Tx, text: Text, when: str = "") -> Reply:
    """Ask this person before each post, when in doubt, or not for that; without a word, tell what they chose."""
    if not when:
        return Reply(wording.asked_now(chosen_asking(tx, text.person.id)))
    asks = Asks(when)
    choose_asking(tx, text.person.id, asks)
    return Reply(wording.asked_from_now_on(asks))
