"""What came of a soak: as lines, and as JSON that is kept."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

import orjson

from bench.machine import facts
from tests.soak.checks import Violation
from tests.soak.scene import Scene
from tests.support.running.privacy import complaints

FOLDER = Path(__file__).with_name("results")
MOST_SHOWN = 40
MOST_LINES = 80
IDS = ("sid", "text_id", "delivery_id")


@dataclass(frozen=True)
class Shown:
    """A violation with what the log says of its texts."""

    violation: Violation
    log: tuple[str, ...]


@dataclass(frozen=True)
class Result:
    """What was done and what came of it."""

    database: str
    seed: int
    seconds: float
    took: float
    kinds: tuple[str, ...]
    skipped: dict[str, str]
    texts: dict[str, int]
    told_at_once: int
    done: dict[str, int]
    logged: dict[str, int]
    violations: tuple[Shown, ...]

    @classmethod
    def of(cls, scene: Scene, took: float, violations: Sequence[Shown]) -> Self:
        """As the scene has it."""
        return cls(
            scene.plan.database,
            scene.plan.seed,
            scene.plan.seconds,
            round(took, 1),
            tuple(sorted(scene.plan.kinds)),
            scene.skipped,
            dict(Counter(text.what.value for text in scene.people.texts)),
            scene.people.told,
            dict(sorted(scene.done.items())),
            warnings_in(scene.plan.log),
            tuple(violations),
        )

    def summary(self) -> str:
        """Some lines for people."""
        texts = ", ".join(f"{count} {what}" for what, count in self.texts.items())
        done = ", ".join(f"{count} {what}" for what, count in self.done.items() if not what.startswith("fault "))
        faults = sum(count for what, count in self.done.items() if what.startswith("fault "))
        by_kind = Counter(shown.violation.what for shown in self.violations)
        return "\n".join(
            [
                f"{self.database}, seed {self.seed}: {sum(self.texts.values())} texts ({texts})",
                f"  troubles: {done}, {faults} faults of carrier and X",
                *(f"  skipped: {kind}, {why}" for kind, why in self.skipped.items()),
                f"  violations: {', '.join(f'{count} {what}' for what, count in by_kind.items()) or 'none'}",
            ]
        )

    def write(self, folder: Path = FOLDER) -> Path:
        """Keep it; returns where."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{self.database}.json"
        path.write_text(json.dumps({"machine": facts(), **asdict(self)}, indent=2) + "\n", "utf-8")
        return path


def warnings_in(log: Path) -> dict[str, int]:
    """How often each event was logged that an operator would look into."""
    found: Counter[str] = Counter()
    with log.open("rb") as lines:
        for line in lines:
            said = _parsed(line)
            if said.get("level") in {"warning", "error"}:
                found[str(said["event"])] += 1
    return dict(sorted(found.items()))


def excerpts(violations: Sequence[Violation], log: Path) -> list[Shown]:
    """The first violations, each with the lines of its texts and of what was delivered for them."""
    with log.open("rb") as file:
        personal = [Violation("personal", line[:120]) for line in complaints(file, is_whole=False)][:MOST_SHOWN]
    shown = [*violations[:MOST_SHOWN]]
    wanted = {sid for violation in shown for sid in violation.sids}
    related = _lines_about(wanted, log)
    return [
        *(
            Shown(each, tuple(line for sid in each.sids for line in related.get(sid, ())[:MOST_LINES]))
            for each in shown
        ),
        *(Shown(each, ()) for each in violations[MOST_SHOWN:]),
        *(Shown(each, ()) for each in personal),
    ]


def _lines_about(sids: set[str], log: Path) -> dict[str, list[str]]:
    """Every line that names one of these texts, or a delivery of it."""
    if not sids:
        return {}
    of: dict[Any, str] = {sid: sid for sid in sids}
    found: dict[str, list[str]] = {sid: [] for sid in sids}
    for _ in range(2):  # a delivery may be named before the line that says whose it is
        found = {sid: [] for sid in sids}
        with log.open("rb") as lines:
            for line in lines:
                ids = [said[name] for name in IDS if (said := _parsed(line)) and said.get(name)]
                if sid := next((of[each] for each in ids if each in of), None):
                    found[sid].append(line.decode(errors="replace").rstrip())
                    of.update(dict.fromkeys(ids, sid))
    return found


def _parsed(line: bytes) -> dict[str, Any]:
    try:
        found = orjson.loads(line)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
