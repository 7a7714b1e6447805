"""What is made to go wrong, how often, and for whom."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count

from sandbox.core.answers import Json
from sandbox.core.fault_kinds import KINDS, FaultKind, Param, Stage


@dataclass(slots=True)
class Fault:
    """One fault that is switched on.

    `count` is how many more times it strikes, None for until removed. `number` limits it to one
    phone, whichever end of the message it is; at X, to the account of that username. The rest are
    the kind's parameters: times in milliseconds (`ms`) or seconds, an error `code`, an HTTP
    `status`, X's `reason`, and which `headers` tell of X's limit: 1 for those of 15 minutes, 2 for
    the account's of a day, 3 for the application's of a day, 0 for none.
    """

    id: int
    kind: str
    count: int | None = 1
    number: str | None = None
    params: dict[str, Param] = field(default_factory=dict)
    _over: asyncio.Event = field(default_factory=asyncio.Event, repr=False, compare=False)

    async def hold_up(self) -> None:
        """Wait for its milliseconds (`ms`), or until it is over."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._over.wait(), self["ms"] / 1000)

    def end(self) -> None:
        """Whom it holds up goes on at once."""
        self._over.set()

    def shown(self) -> Json:
        """The fault for the page."""
        return {"id": self.id, "kind": self.kind, "count": self.count, "number": self.number, **self.params}

    def __getitem__(self, name: str) -> float:
        return float(self.params[name])

    def whole(self, name: str) -> int:
        """A parameter that is a whole number: a code, a status, a number of times."""
        return int(self.params[name])

    def words(self, name: str) -> str:
        """A parameter that is a text."""
        return str(self.params[name])


class UnknownFaultError(ValueError):
    """A kind of fault, or a parameter of one, that does not exist."""


class Faults:
    """The faults that are switched on, in the order in which they strike."""

    def __init__(self, changed: Callable[[], None] = lambda: None) -> None:
        self._ids = count(1)
        self._by_stage: dict[Stage, list[Fault]] = {}
        self._changed = changed

    def add(self, kind: str, *, count: int | None = 1, number: str | None = None, **params: Param) -> Fault:
        """Switch a fault on for the next `count` times (None: until removed).

        Raises:
            UnknownFaultError: there is no such kind, or it takes no such parameter.
        """
        known = KINDS.get(kind)
        if known is None:
            raise UnknownFaultError(f"no fault is called {kind!r}; there are {', '.join(KINDS)}")
        _check_params(kind, known, params)
        if count is not None and (not isinstance(count, int) or count < 1):
            raise UnknownFaultError(f"count is {count!r}; it has to be 1 or more, or null for always")
        fault = Fault(next(self._ids), kind, count, number, {**known.params, **params})
        self._by_stage.setdefault(known.stage, []).append(fault)
        self._changed()
        return fault

    def take(self, stage: Stage, *numbers: str, only: str | None = None) -> Fault | None:
        """The fault that strikes now, counted down; None when all goes well.

        `only` limits it to one kind; `numbers` are both ends of the message.
        """
        active = self._by_stage.get(stage)
        if not active:
            return None
        for fault in active:
            if fault.number not in (None, *numbers) or only not in (None, fault.kind):
                continue
            self._count_down(fault, active)
            return fault
        return None

    def _count_down(self, fault: Fault, active: list[Fault]) -> None:
        if fault.count is None:
            return
        fault.count -= 1
        if fault.count == 0:
            active.remove(fault)
        self._changed()

    def active(self) -> list[Fault]:
        """All that are switched on."""
        return sorted((fault for some in self._by_stage.values() for fault in some), key=lambda f: f.id)

    def remove(self, fault_id: int) -> bool:
        """Switch one off; False if it was not on any more."""
        for active in self._by_stage.values():
            for fault in active:
                if fault.id == fault_id:
                    active.remove(fault)
                    self._changed()
                    return True
        return False

    def clear(self) -> None:
        """Switch all off."""
        self._by_stage.clear()
        self._changed()


def _check_params(kind: str, known: FaultKind, params: dict[str, Param]) -> None:
    """Raises UnknownFaultError for a parameter that the kind does not take, or one of the wrong type."""
    strange = params.keys() - known.params.keys()
    if strange:
        raise UnknownFaultError(f"{kind} does not take {', '.join(sorted(strange))}")
    for name, value in params.items():
        is_text = isinstance(known.params[name], str)
        if isinstance(value, str) != is_text or not isinstance(value, int | float | str):
            raise UnknownFaultError(f"{name} of {kind} has to be a {'text' if is_text else 'number'}")
