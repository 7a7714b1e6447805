"""What a soak is to do: on which database, for how long, with which troubles, from which seed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from types import MappingProxyType

DATABASES = ("sqlite", "postgresql")
USUAL_PAUSES: Mapping[str, tuple[float, float]] = MappingProxyType(
    {
        "kills": (0.3, 3.0),
        "vendors": (0.1, 0.6),
        "freezes": (0.5, 4.0),
        "clocks": (1.0, 6.0),
        "server": (10.0, 25.0),
        "backends": (3.0, 8.0),
        "cuts": (0.5, 2.0),
        "disk": (10.0, 20.0),
        "writes": (10.0, 20.0),
    }
)
"""Each kind of trouble, and how many seconds pass from the end of one to the next, at least and at most."""
KINDS = tuple(USUAL_PAUSES)


@dataclass(frozen=True)
class Plan:
    """A soak.

    Attributes:
        seconds: how long people text while things go wrong; what follows takes as long as it takes.
        kinds: which troubles there are, of `KINDS`.
        database_url: an empty database that is there already; else one is made, with a server of its own.
        pause: for how many seconds at most a person rests between two texts.
        frozen: for how many leases a bot is frozen, at least and at most; some wake up in time.
    """

    database: str
    folder: Path
    log: Path
    seconds: float
    seed: int
    kinds: frozenset[str] = frozenset(KINDS)
    database_url: str = ""
    people: int = 12
    pause: float = 0.3
    frozen: tuple[float, float] = (0.2, 2.5)
    pauses: Mapping[str, tuple[float, float]] = field(default_factory=lambda: USUAL_PAUSES)

    def random(self, name: str) -> Random:
        """Chances for whoever has that name: the same with each run of this seed, whatever the others do."""
        return Random(f"{self.seed}/{self.database}/{name}")
