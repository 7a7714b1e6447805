"""Texts one after the other in their situations, and what came of each; nothing of one is left for the next."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from core.text_result import TextResult
from core.tx import Tx
from storage import addresses
from storage.tracking import entries, trackers
from storage.x import posts, undos
from storage.x.post import Post, PostState
from tests.talk.corpus import Case
from tests.talk.quick_bot import QuickBot, person_of
from tests.talk.situations import SITUATIONS, Scene, make_rooms

AT_ONCE = 50
PHOTOS = "photos"
AFTERWARDS = frozenset({"secret", "dropped", "published", "waits"})
"""Outcomes of which the next POST is a part."""


@dataclass(frozen=True, slots=True)
class Happened:
    """What came of a text.

    Attributes:
        public: what goes public by it: the words, or "photos".
        done: the commands that were carried out, but for those that only tell.
        told: those that only tell.
        is_undone: whether the post before it is taken back.
        carrier: what a carrier's word came to: "stop", "start", "help" or nothing.
        reply: what is said at once.
        public_later: what POST alone would publish next; only looked at where it matters.
        kept: what was noted: each tracker's name, and the value.
        broken: which exception a handler raised.
    """

    public: tuple[str, ...]
    done: tuple[str, ...]
    told: tuple[str, ...]
    is_undone: bool
    carrier: str
    reply: str
    public_later: tuple[str, ...]
    broken: str = ""
    kept: tuple[str, ...] = ()


async def try_all(bot: QuickBot, cases: Sequence[Case]) -> list[tuple[Case, Happened]]:
    """What comes of each of these texts."""
    await make_rooms(bot)
    by_situation = defaultdict[str, list[Case]](list)
    for case in cases:
        by_situation[case.situation].append(case)
    happened = []
    for situation, several in by_situation.items():
        scene = await SITUATIONS[situation](bot)
        for portion in _portions(several):
            happened += await bot.app.db.write(_try_some, bot, scene, portion)
    return happened


def _portions(several: Sequence[Case]) -> list[Sequence[Case]]:
    return [several[first : first + AT_ONCE] for first in range(0, len(several), AT_ONCE)]


def _try_some(tx: Tx, bot: QuickBot, scene: Scene, cases: Sequence[Case]) -> list[tuple[Case, Happened]]:
    return [(case, _try(tx, bot, scene, case)) for case in cases]


class _TakenBack(Exception):
    pass


def _try(tx: Tx, bot: QuickBot, scene: Scene, case: Case) -> Happened:
    with suppress(_TakenBack), tx.savepoint():
        found = _text(tx, bot, scene, case)
        raise _TakenBack
    return found


def _text(tx: Tx, bot: QuickBot, scene: Scene, case: Case) -> Happened:
    since, before = tx.new_id(), _latest(tx, scene)
    noted = _noted(tx, scene)
    bot.called.clear()
    result = bot.take_in(tx, scene.phone, case.body)
    telling = {each.word for each in tx.commands if each.only_tells}
    called = tuple(bot.called)
    return Happened(
        _public_since(tx, scene, since),
        tuple(each for each in called if each.split(" ")[0] not in telling),
        tuple(each for each in called if each.split(" ")[0] in telling),
        before is not None and _is_undone(tx, before),
        _carrier(tx, scene, result),
        result.reply.body,
        _public_later(tx, bot, scene) if case.outcome in AFTERWARDS else (),
        type(result.error).__name__ if result.error else "",
        tuple((Counter(_noted(tx, scene)) - Counter(noted)).elements()),
    )


def _noted(tx: Tx, scene: Scene) -> dict[str, int]:
    """What is noted in somebody's trackers, and how they felt at it: `weight 78.2`, `feeling 4`; each how often."""
    found = Counter[str]()
    for tracker in trackers.of_person(tx, person_of(tx, scene.phone)):
        for entry in entries.latest(tx, tracker.id, 3):
            found[f"{tracker.name} {entry.value:f}" if entry.value is not None else tracker.name] += 1
            if entry.feeling is not None:
                found[f"feeling {entry.feeling}"] += 1
    return found


def _latest(tx: Tx, scene: Scene) -> Post | None:
    return posts.latest(tx, person_of(tx, scene.phone))


def _is_undone(tx: Tx, before: Post) -> bool:
    post = posts.find(tx, before.id)
    return post is None or post.state in {PostState.CANCELLED, PostState.DELETED} or undos.is_being_undone(tx, post)


def _public_since(tx: Tx, scene: Scene, since: int) -> tuple[str, ...]:
    rows = tx.rows(
        "SELECT id FROM posts WHERE person_id = :person AND id > :since AND state IN ('gathering', 'waiting', 'up')"
        " ORDER BY id",
        person=person_of(tx, scene.phone),
        since=since,
    )
    found = [posts.find(tx, row[0]) for row in rows]
    return tuple(PHOTOS if post.photos_of is not None else post.words for post in found if post is not None)


def _public_later(tx: Tx, bot: QuickBot, scene: Scene) -> tuple[str, ...]:
    """What POST alone publishes as the next text."""
    since = tx.new_id()
    bot.take_in(tx, scene.phone, "POST")
    return _public_since(tx, scene, since)


def _carrier(tx: Tx, scene: Scene, result: TextResult) -> str:
    if not result.handler.startswith("carrier."):
        return ""
    found = addresses.find(tx, scene.phone)
    if result.handler.endswith("help"):
        return "help"
    return "stop" if found is not None and found.opted_out else "start"
