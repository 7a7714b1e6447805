from dataclasses import dataclass, field

from bot.clock import Clock, SystemClock
from bot.commands import CommandTable
from bot.sealing import Keyring
from bot.settings import Limits, Prices


@dataclass(frozen=True, slots=True)
class Context:
    """What every transaction brings along besides rows."""

    keys: Keyring
    clock: Clock = field(default_factory=SystemClock)
    public_url: str = ""
    commands: CommandTable = field(default_factory=lambda: CommandTable(()))
    can_connect: bool = False
    limits: Limits = field(default_factory=Limits)
    prices: Prices = field(default_factory=Prices)
