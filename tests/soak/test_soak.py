"""The short form of a soak: whenever bots are killed, each text has one effect and one reply, in its order."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Logs
from tests.soak.plan import Plan
from tests.soak.results import Result
from tests.soak.run import soak
from tests.soak.scene import Scene
from tests.soak.texts import What

SECONDS = 1.0
SEED = 8
KILLS = 3
TEXTS = 40
QUICK = {
    "kills": (0.0, 0.1),
    "vendors": (0.0, 0.2),
    "cuts": (0.1, 0.5),
    "freezes": (1.5, 3.0),
    "clocks": (0.1, 0.5),
}


@pytest.mark.timeout(900)
async def test_whatever_fails_each_text_has_one_effect_and_one_reply(
    database_url: str, tmp_path: Path, suite_log: Path, logs: Logs
) -> None:
    plan = Plan(
        database=database_url.partition(":")[0],
        folder=tmp_path,
        log=suite_log,
        seconds=SECONDS,
        seed=SEED,
        kinds=frozenset(QUICK),
        database_url=database_url,
        pause=0.06,
        pauses=QUICK,
        frozen=(0.2, 1.2),
    )
    result = await soak(plan, enough=lambda scene: has_seen_enough(scene, logs))
    assert not result.violations, "\n".join(complaints(result))
    assert set(result.texts) == set(What)
    assert result.logged.get("delivery.unknown"), "no outcome was ever unknown, however long it went on"


def has_seen_enough(scene: Scene, logs: Logs) -> bool:
    """Kills have struck, also between a post and its row, and while a photo was in hand; so have all the others.

    What became of a message was unknown at least once.
    """
    kills = sum(count for what, count in scene.done.items() if what.startswith("kills"))
    if not scene.done.get("freezes") or not scene.done.get("clock jumps"):
        return False
    if kills < KILLS or len(scene.people.texts) < TEXTS or {text.what for text in scene.people.texts} != {*What}:
        return False
    if not logs.lines("delivery.unknown"):
        return False
    sent = logs.lines("delivery.sent")
    has_settled = any(line["kind"] == "post" and line["how"] == "settled" for line in sent)
    return has_settled and any(line["kind"] == "photo" and line["attempt"] > 1 for line in sent)


def complaints(result: Result) -> Iterator[str]:
    for shown in result.violations:
        yield f"{shown.violation.what}: {shown.violation.which} {shown.violation.sids}"
        yield from shown.log
