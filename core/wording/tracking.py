"""What is said about trackers and entries: one segment each."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from core.reading.question import Choice, Question
from core.tracking.names import Unfit
from core.tracking.said import EntrySaid, NearEntry
from core.tracking.tracker import FEELINGS, Entry, Kind, Tracker
from core.wording.quoting import quote
from core.wording.segments import ONE_SEGMENT, one_segment, septets, to_gsm7
from core.wording.values import day, number, rounded, said, shown_name, value

NOT_POSTED = "Not posted."
TAKES_BACK = "\\UNDO takes it back."
FEELING_WORDS = dict(zip(FEELINGS, ("awful", "low", "ok", "good", "great"), strict=True))
_DAYS_A_WEEK = 7
_STREAK = 2
"""From how many days in a row on they are told of."""


def kept(
    tracker: Tracker,
    entry: Entry,
    today: date,
    before: Entry | None,
    replaced: Entry | None,
    mean: Decimal | None,
    in_a_row: int,
) -> str:
    """An entry is kept; how it compares."""
    more = []
    if mean is not None and tracker.kind is not Kind.NOTE:
        more.append(f"{_DAYS_A_WEEK}-day mean {rounded(mean, tracker.measure)}.")
    if in_a_row >= _STREAK:
        more.append(f"{in_a_row} days in a row.")
    return _with_what_fits(_lead(tracker, entry, today, before, replaced), more, TAKES_BACK)


def kept_and_asked(tracker: Tracker, entry: Entry, today: date, before: Entry | None, replaced: Entry | None) -> str:
    """An entry is kept; once a day it is asked how the person feels, which needs no answer."""
    answers = ", ".join(f"{number} {word}" for number, word in FEELING_WORDS.items())
    lead = _lead(tracker, entry, today, before, replaced)
    asked = f"How do you feel? {answers}. Or just don't answer."
    return f"{lead} {asked}" if septets(f"{lead} {asked}") <= ONE_SEGMENT else f"Kept. {asked}"


def _lead(tracker: Tracker, entry: Entry, today: date, before: Entry | None, replaced: Entry | None) -> str:
    """The first sentence: what is kept, for which day, and how it compares."""
    on = f" for {day(entry.on, today)}" if entry.on != today else ""
    if replaced is not None and replaced.value is not None:
        return f"{said(tracker, entry)}{on} is kept instead of {value(replaced.value, tracker.measure)}."
    compared = _compared(tracker, entry, before, today)
    return f"{said(tracker, entry)}{on} is kept{compared}."


def _compared(tracker: Tracker, entry: Entry, before: Entry | None, today: date) -> str:
    if before is None or before.value is None or entry.value is None:
        return ""
    difference = entry.value - before.value
    when = "before" if before.on == entry.on else day(before.on, today)
    if not difference:
        return f", as {when}"
    return f", {number(abs(difference), tracker.measure)} {'more' if difference > 0 else 'less'} than {when}"


def _with_what_fits(lead: str, more: Sequence[str], end: str) -> str:
    """One segment: the sentences between beginning and end as far as there is room."""
    for each in more:
        if septets(f"{lead} {each} {end}") <= ONE_SEGMENT:
            lead = f"{lead} {each}"
    return f"{lead} {end}" if septets(f"{lead} {end}") <= ONE_SEGMENT else lead


def which_value(said: EntrySaid, values: Sequence[Decimal], usual: Decimal | None, on: date) -> Question:
    """A value ten times off, or a sign in it that means two things: what was meant is asked."""
    measure = said.tracker.measure
    shown = value(said.value if said.value is not None else values[0], measure)
    before = f"You were at {number(usual, measure)}." if usual is not None else "Is the sign a decimal one?"
    choices = tuple(Choice(f"keep {value(each, measure)}", _reads(said, each, on)) for each in values)
    return Question(choices, f"{shown}? {before}")


def _reads(said: EntrySaid, value_: Decimal, on: date) -> str:
    correction = "=" if said.replaces else ""
    words = f" {said.words}" if said.words else ""
    return f"\\LOG {said.tracker.name} {correction}{value_:f} {on.isoformat()}{words}"


def near(said: NearEntry) -> Question:
    """Like an entry, and perhaps a post."""
    if said.reads:
        what = f" {value(said.value, said.tracker.measure)}" if said.value is not None else ""
        words = " with your words" if said.with_words else ""
        choice = Choice(f"keep {shown_name(said.tracker)}{what}{words}", said.reads)
        return Question((choice,), NOT_POSTED, said.text)
    return Question(
        (), f"Not posted: {shown_name(said.tracker)} is a tracker of yours, {_taking(said.tracker)}.", said.text
    )


def _taking(tracker: Tracker) -> str:
    measure = tracker.measure
    match measure.kind:
        case Kind.SCALE:
            return f"from {measure.low} to {measure.high}"
        case Kind.NOTE:
            return "and takes a note behind its name"
        case _:
            return f"and takes a number{f' in {to_gsm7(measure.unit)}' if measure.unit else ''} behind its name"


def plus() -> str:
    """A plus, and no tracker of that name."""
    how = "as +weight 78.2. TRACKERS lists yours. To post it: \\POST and the words."
    return f"Not posted: + stands before entries, {how}"


def no_such_day() -> str:
    """Tomorrow, or 31 April."""
    return "Not kept: that day is yet to come, or there is none. Name one as yesterday, Mon, 20 Nov or 2026-11-20."


def made(tracker: Tracker) -> str:
    """There is a new tracker."""
    name = shown_name(tracker)
    match tracker.kind:
        case Kind.SCALE:
            how = f"{name} {tracker.measure.high} slept well"
            return _with_what_fits(
                f"Tracking {name}, from {tracker.measure.low} to {tracker.measure.high}.",
                [f'Text "{how}", words as you like.'],
                f"{name}? tells how it goes.",
            )
        case Kind.NOTE:
            return _with_what_fits(
                f"Tracking {name}.",
                [f'Text "{name}" and what you want to note: it is never posted.'],
                f"{name}? shows the last one.",
            )
        case _:
            unit = f" in {to_gsm7(tracker.unit.lstrip('°'))}" if tracker.unit else ""
            return _with_what_fits(
                f"Tracking {name}{unit}.",
                [f'Text "{name} 10" to note a value: it is never posted.'],
                f"{name}? tells how it goes.",
            )


def already(tracker: Tracker, *, differs: bool) -> str:
    """There is one of that name."""
    if differs:
        return one_segment(
            "You track {} already, as something else. To begin anew: \\DROP and its name first.",
            shown_name(tracker),
        )
    return one_segment("You track {} already. TRACKERS lists what you track.", shown_name(tracker))


def goes_on(tracker: Tracker) -> str:
    """It was paused."""
    return one_segment("Tracking {} again. Its entries are still there.", shown_name(tracker))


def paused(tracker: Tracker) -> str:
    """It rests."""
    return one_segment("Paused: {}. Its entries stay. To go on, text TRACK and its name.", shown_name(tracker))


def renamed(tracker: Tracker, before: str) -> str:
    """It has another name."""
    return one_segment(f"{to_gsm7(before)} is called {{}} now.", shown_name(tracker))


def described(tracker: Tracker) -> str:
    """It has a description."""
    return one_segment(f"Noted about {shown_name(tracker)}: {{}}", tracker.description)


def unfit(name: str, why: Unfit) -> str:
    """Nothing can be called that."""
    match why:
        case Unfit.FIRST_WORD:
            return quote(
                "Not made: texts often start with {}, and those are posts. Choose another name, as TRACK diary.", name
            )
        case Unfit.COMMAND:
            return quote("Not made: {} is a command, or may be one. Choose another name, as TRACK diary.", name)
        case Unfit.SECRET:
            return quote("Not made: {} often stands beside secrets. Choose another name, as TRACK diary.", name)
        case Unfit.SHAPE:
            return "Not made: a name is one word of 2 to 24 letters, as TRACK diary."


def no_tracker(name: str) -> str:
    """The person has none of that name."""
    return quote("You track nothing called {}. TRACKERS lists what you track.", name)


def one_new_name() -> str:
    """Several words."""
    return "Nothing done: a tracker's name is one word, as \\TRACK weight AS mass."


def no_measure() -> str:
    """What stands behind the name can't be a unit."""
    examples = "TRACK weight kg, TRACK mood 1-5, TRACK diary note"
    return f"Not made: behind the name stands a unit, a scale or note, as {examples}."


def to_be_dropped(tracker: Tracker) -> Question:
    """It has entries: they would be gone for good."""
    count = f"{tracker.entries} entr{'y' if tracker.entries == 1 else 'ies'}"
    choice = Choice(f"drop {shown_name(tracker)} and its {count} for good", f"\\DROP {tracker.name} ENTRIES")
    return Question((choice,), "Nothing is dropped yet.")


def tracker_dropped(tracker: Tracker) -> str:
    """Gone, with all entries."""
    return one_segment("Dropped for good: {}, with its entries.", shown_name(tracker))


def looked(
    tracker: Tracker, today: date, last: Entry | None, before: Entry | None, mean: Decimal | None, in_a_row: int
) -> str:
    """What is in a tracker."""
    if last is None:
        return one_segment("Nothing noted yet in {}.", shown_name(tracker))
    count = f"{tracker.entries} entr{'y' if tracker.entries == 1 else 'ies'}."
    if last.value is None:
        return one_segment(f"{shown_name(tracker)} {day(last.on, today)}, {count[:-1]} in all: {{}}", last.words)
    lead = f"{said(tracker, last)} {day(last.on, today)}{_compared(tracker, last, before, today)}."
    more = [f"{_DAYS_A_WEEK}-day mean {rounded(mean, tracker.measure)}."] if mean is not None else []
    if in_a_row >= _STREAK:
        more.append(f"{in_a_row} days in a row.")
    return _with_what_fits(lead, more, count)


def listed(today: date, trackers: Sequence[tuple[Tracker, Entry | None]]) -> str:
    """All that somebody keeps count of, as much as fits."""
    if not trackers:
        return none_yet()
    return one_segment("{}", "; ".join(_one_listed(today, *each) for each in trackers))


def none_yet() -> str:
    """Nobody has begun."""
    return "You track nothing yet. Begin with TRACK weight kg, TRACK mood 1-5 or TRACK diary note."


def _one_listed(today: date, tracker: Tracker, last: Entry | None) -> str:
    if tracker.paused:
        return f"{shown_name(tracker)} (paused)"
    if last is None:
        return f"{shown_name(tracker)}: nothing yet"
    shown = f" {value(last.value, tracker.measure)}" if last.value is not None else ""
    return f"{shown_name(tracker)}{shown} ({day(last.on, today)})"


def taken_back(tracker: Tracker, entry: Entry, post: str) -> str:
    r"""The last entry is gone; what \UNDO would take back next is told."""
    gone = said(tracker, entry) if entry.value is not None else f"the note in {shown_name(tracker)}"
    if not post:
        return f"Taken back: {gone}."
    return quote(f"Taken back: {gone}. \\UNDO once more deletes your post {{}}.", post)


def feeling_kept(feeling: int) -> str:
    """How somebody felt."""
    return f"Kept: {FEELING_WORDS[feeling]}. You are asked once a day at most."


def no_answer() -> str:
    """A number that answers nothing."""
    return "Not kept, and not posted: that number answers nothing. Text it behind a tracker's name."


def nothing_tracked() -> str:
    """LOG, bare, by somebody who tracks nothing: it may have been meant as a post."""
    return "Nothing is kept yet."
