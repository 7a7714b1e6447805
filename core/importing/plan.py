"""What would be made of a file: which trackers, and on which days which entries."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime, time
from decimal import Decimal
from zoneinfo import ZoneInfo

import orjson

from core.clock import SECOND, Moment
from core.importing.found import FileContent, FoundEntry, Skipped, Source
from core.tracking.tracker import Entry, Kind, Measure
from core.tracking.units import converted

MOST_OF_A_DAY = 1_000
"""Lines of one tracker and day."""
BATCH_LINES = 100
"""About so many are taken in at once: some milliseconds of the one writer's time."""
BATCH_CHARACTERS = 100_000


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """The tracker that lines go to.

    Attributes:
        name: that it has here.
        said: its name in the file.
        measure: that it has here.
        is_new: whether it is made for them.
    """

    name: str
    said: str
    measure: Measure
    description: str = ""
    paused: bool = False
    is_new: bool = True


@dataclass(frozen=True, slots=True)
class PlannedEntry:
    """An entry to be. `is_exact`: whether the file tells the moment itself, and not the clock on the wall."""

    value: Decimal | None
    words: str
    feeling: int | None
    at: Moment | None
    is_exact: bool


@dataclass(frozen=True, slots=True)
class TargetDay:
    """All lines of a file that go to one tracker (by its place among the targets) on one day."""

    target: int
    on: date
    lines: Sequence[PlannedEntry]


Kept = tuple[Decimal | None, str, Moment | None]
"""What an entry that is kept is known by: value, words, moment."""


def known_by(entry: Entry) -> Kept:
    """What an entry is known by."""
    return entry.value, entry.words, entry.at


def missing(lines: Sequence[PlannedEntry], kept: Iterable[Kept]) -> list[PlannedEntry]:
    """The lines that aren't kept yet.

    A line is there already if an entry of that day has its value, words and moment. If its file doesn't tell moments
    beyond doubt, any entry with its value and words will do, once: when it came, its person's zone may have been
    another one.
    """
    left, others = Counter(kept), []
    if not left:
        return [*lines]
    for line in lines:
        if left[line.value, line.words, line.at] > 0:
            left[line.value, line.words, line.at] -= 1
        else:
            others.append(line)
    loose = Counter[tuple[Decimal | None, str]]()
    for (value, words, _), count in left.items():
        loose[value, words] += count
    found = []
    for line in others:
        if not line.is_exact and loose[line.value, line.words] > 0:
            loose[line.value, line.words] -= 1
        else:
            found.append(line)
    return found


def fits(there: Measure, found: Measure) -> bool:
    """Whether values of one measure can go to a tracker that has another one."""
    if there.kind is not found.kind or there.kind is not Kind.NUMBER:
        return (there.kind, there.low, there.high) == (found.kind, found.low, found.high)
    return not found.unit or converted(Decimal(1), found.unit, there.unit) is not None


def by_day(
    found: FileContent, targets: Sequence[ImportTarget | None], zone: ZoneInfo, today: date
) -> tuple[list[TargetDay], Mapping[Skipped, int]]:
    """What goes where, the first tracker first, the latest day first; and what doesn't.

    Args:
        found: what is in the file.
        targets: where the lines of each of its trackers go; nothing for those that there is no room for.
        zone: by which the clock on the wall was right.
        today: later days are yet to come.
    """
    skipped, seen = Counter(found.skipped), set[FoundEntry]()
    days: dict[tuple[int, date], list[PlannedEntry]] = defaultdict(list)
    for entry in found.entries:
        target = targets[entry.tracker]
        why = _why_not(entry, target, today, seen)
        lines = days[entry.tracker, entry.on] if why is None else []
        if why is None and len(lines) >= MOST_OF_A_DAY:
            why = Skipped.TOO_MANY_OF_A_DAY
        if why is not None or target is None:
            skipped[why or Skipped.NO_ROOM] += 1
            continue
        lines.append(_line(entry, found.trackers[entry.tracker].measure, target.measure, zone))
    listed = sorted(days, key=lambda each: (each[0], -each[1].toordinal()))
    return [TargetDay(target, on, sorted(days[target, on], key=_moment)) for target, on in listed], skipped


def _moment(line: PlannedEntry) -> Moment:
    return line.at or Moment(0)


def _why_not(entry: FoundEntry, target: ImportTarget | None, today: date, seen: set[FoundEntry]) -> Skipped | None:
    if target is None:
        return Skipped.NO_ROOM
    if entry.on > today:
        return Skipped.YET_TO_COME
    if entry in seen:
        return Skipped.REPEATED
    seen.add(entry)
    return None


def _line(entry: FoundEntry, said: Measure, there: Measure, zone: ZoneInfo) -> PlannedEntry:
    value = entry.value
    if value is not None and said.kind is Kind.NUMBER and said.unit:
        value = converted(value, said.unit, there.unit)
    at = entry.at
    if at is None and entry.minute is not None:
        hour, minute = divmod(entry.minute, 60)
        local = datetime.combine(entry.on, time(hour, minute), zone)
        at = Moment(int(local.timestamp()) * SECOND)
    return PlannedEntry(value, entry.words, entry.feeling, at, entry.at is not None)


def newest(days: Sequence[TargetDay], new: Sequence[int], room: int) -> tuple[list[TargetDay], int]:
    """As many of them as there is room for, the latest first; and how many entries that leaves out.

    Args:
        days: in their order, which stays.
        new: how many new entries each of them brings.
        room: how many there may be.
    """
    kept, so_far = set[int](), 0
    for place in sorted(range(len(days)), key=lambda place: days[place].on, reverse=True):
        if so_far + new[place] <= room:
            so_far += new[place]
            kept.add(place)
    return [day for place, day in enumerate(days) if place in kept], sum(new) - so_far


def batches(days: Iterable[TargetDay]) -> Iterator[list[TargetDay]]:
    """Such portions as are taken in at once: of one tracker each, no day in two of them."""
    batch: list[TargetDay] = []
    lines = characters = 0
    for day in days:
        size = sum(len(line.words) for line in day.lines)
        is_full = lines + len(day.lines) > BATCH_LINES or characters + size > BATCH_CHARACTERS
        if batch and (is_full or batch[-1].target != day.target):
            yield batch
            batch, lines, characters = [], 0, 0
        batch.append(day)
        lines, characters = lines + len(day.lines), characters + size
    if batch:
        yield batch


def batch_to_json(batch: Sequence[TargetDay]) -> str:
    """As it is stored."""
    days = [[day.target, day.on.toordinal(), [_listed(line) for line in day.lines]] for day in batch]
    return orjson.dumps(days).decode()


def batch_from_json(stored: str) -> list[TargetDay]:
    """What `batch_to_json` wrote."""
    return [
        TargetDay(target, date.fromordinal(on), [_from_list(*line) for line in lines])
        for target, on, lines in orjson.loads(stored)
    ]


def _listed(line: PlannedEntry) -> list[object]:
    value = None if line.value is None else str(line.value)
    return [value, line.words, line.feeling, line.at, line.is_exact]


def _from_list(value: str | None, words: str, feeling: int | None, at: int | None, is_exact: bool) -> PlannedEntry:  # noqa: FBT001
    return PlannedEntry(
        None if value is None else Decimal(value), words, feeling, None if at is None else Moment(at), is_exact
    )


@dataclass(frozen=True, slots=True)
class ImportOverview:
    """What a file would bring, and what came of it.

    Attributes:
        targets: where the entries of each of its trackers go; nothing for those that there is no room for.
        counts: how many new entries for each of them.
        there: how many lines are kept already.
        skipped: how many others aren't taken in, by why.
        moods: names of moods that nobody knows, and how often they come.
    """

    source: Source
    targets: Sequence[ImportTarget | None] = ()
    counts: Sequence[int] = ()
    there: int = 0
    skipped: Mapping[Skipped, int] = field(default_factory=dict)
    moods: Mapping[str, int] = field(default_factory=dict)

    def to_json(self) -> str:
        """As it is stored."""
        skipped = {why.value: count for why, count in self.skipped.items()}
        return orjson.dumps(asdict(self) | {"skipped": skipped}).decode()

    @classmethod
    def from_json(cls, stored: str) -> "ImportOverview":
        """What `to_json` wrote."""
        said = orjson.loads(stored)
        targets = [
            ImportTarget(
                **target | {"measure": Measure(**target["measure"] | {"kind": Kind(target["measure"]["kind"])})}
            )
            if target is not None
            else None
            for target in said["targets"]
        ]
        skipped = {Skipped(why): count for why, count in said["skipped"].items()}
        return replace(cls(**said), source=Source(said["source"]), targets=targets, skipped=skipped)
