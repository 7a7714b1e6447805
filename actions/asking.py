"""How readily somebody is asked before a post, as they choose it."""

from core.asking import Asks
from core.tx import Tx
from storage import asking


def choose_asking(tx: Tx, person_id: int, asks: Asks) -> None:
    """Ask that person so from now on."""
    asking.choose(tx, person_id, asks)


def chosen_asking(tx: Tx, person_id: int) -> Asks:
    """How that person wants to be asked."""
    return asking.chosen(tx, person_id)
