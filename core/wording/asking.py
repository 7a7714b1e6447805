"""How readily somebody is asked before a post."""

from core.asking import Asks

_FROM_NOW_ON = {
    Asks.ALWAYS: "From now on you are asked before each post. ASK DOUBT: only when in doubt.",
    Asks.DOUBT: "From now on you are asked when a text seems meant for one person, and not before other posts.",
    Asks.NEVER: "From now on a text that seems meant for one person is posted unasked. Secrets, and what may be a"
    " command, are still asked about.",
}
_NOW = {
    Asks.ALWAYS: "You are asked before each post.",
    Asks.DOUBT: "You are asked when a text seems meant for one person.",
    Asks.NEVER: "Texts that seem meant for one person are posted unasked.",
}


def asked_from_now_on(asks: Asks) -> str:
    """They have chosen."""
    return _FROM_NOW_ON[asks]


def asked_now(asks: Asks) -> str:
    """What they chose before, and how to choose anew."""
    return f"{_NOW[asks]} To change it: ASK ALWAYS, ASK DOUBT or ASK NEVER."
