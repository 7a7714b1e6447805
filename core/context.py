from dataclasses import dataclass, field

from core.channel import Channels
from core.clock import Clock, SteadyClock
from core.ids import Ids
from core.reading.commands import CommandTable
from core.sealing import Keyring
from core.settings import Limits, Prices


@dataclass(frozen=True, slots=True)
class Context:
    """What every transaction brings along besides rows."""

    keys: Keyring
    clock: Clock = field(default_factory=SteadyClock)
    public_url: str = ""
    commands: CommandTable = field(default_factory=lambda: CommandTable(()))
    channels: Channels = field(default_factory=dict)
    can_connect: bool = False
    can_mail: bool = False
    limits: Limits = field(default_factory=Limits)
    prices: Prices = field(default_factory=Prices)
    ids: Ids = field(default_factory=Ids)
