"""Figures: printed as a table, kept as JSON."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from bench.machine import facts

RESULTS = Path(__file__).parent / "results"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure.

    Attributes:
        what: what was measured.
        value: the median of the rounds.
        unit: of the value.
        target: in words; empty if there is none.
        met: whether the value meets it; nothing without a target.
        rounds: the values of all rounds.
        note: what one has to know to read it.
    """

    what: str
    value: float
    unit: str
    target: str = ""
    met: bool | None = None
    rounds: tuple[float, ...] = ()
    note: str = ""


def at_least(
    what: str, value: float, unit: str, target: float, rounds: Sequence[float] = (), note: str = ""
) -> Figure:
    """A figure that should be that or more."""
    return Figure(what, value, unit, f">= {target:g} {unit}".strip(), value >= target, tuple(rounds), note)


def at_most(
    what: str, value: float, unit: str, target: float, rounds: Sequence[float] = (), note: str = ""
) -> Figure:
    """A figure that should be that or less."""
    return Figure(what, value, unit, f"<= {target:g} {unit}".strip(), value <= target, tuple(rounds), note)


def report(name: str, figures: Iterable[Figure], notes: Sequence[str] = (), *, rounds: int, quick: bool) -> None:
    """Print the table and write `results/<name>.json`; quick figures go to `<name>.quick.json`."""
    kept = list(figures)
    print(f"\n{name}")
    width = max(len(figure.what) for figure in kept)
    for figure in kept:
        verdict = {True: "met", False: "NOT MET", None: ""}[figure.met]
        line = (
            f"  {figure.what:<{width}}  {shown(figure.value):>10} {figure.unit:<10} {figure.target:<16} {verdict:<7}"
        )
        print(f"{line} {figure.note}".rstrip())
    for note in notes:
        print(f"  {note}")
    RESULTS.mkdir(exist_ok=True)
    content = {
        "name": name,
        "rounds": rounds,
        "quick": quick,
        "machine": facts(),
        "notes": list(notes),
        "figures": [asdict(figure) for figure in kept],
    }
    file = RESULTS / f"{name}{'.quick' if quick else ''}.json"
    file.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")


def shown(value: float) -> str:
    """A value with three digits, or as a whole number."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"
