"""What has to be so, at any moment and in the end; each thing that isn't is a violation."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from clients.stores.opening import open_store
from core.clock import HOUR, MINUTE, SECOND, SteadyClock
from core.settings import MediaSettings
from core.tx import Tx
from sandbox.x.model import Post
from scheduler.sweep import Sweep
from tests.soak.scene import Scene
from tests.soak.texts import SentText, What, number_of, username_of
from tests.support.bots import media_folder_of
from tests.support.x.accounts import opened

NOT_ENDED = "SELECT id, kind, state, text_id FROM deliveries WHERE ended_at IS NULL ORDER BY id"
OPEN = "SELECT id, kind, due_at, attempts, text_id FROM deliveries WHERE ended_at IS NULL ORDER BY id"
FIRST_WAIT = 15 * SECOND
"""Of an open delivery, at most, by the settings and X's limits here; it doubles with each attempt."""
LONGEST_WAIT = HOUR * 5 // 4
"""With jitter."""
CLOCKS_DIFFER = 4 * MINUTE
"""What was put off by a clock that was two minutes ahead, and is looked at by one that is two minutes behind."""
DEAD = "SELECT id, kind, reason, text_id FROM deliveries WHERE state = 'dead' ORDER BY id"


@dataclass(frozen=True)
class Violation:
    """Something that must not be. `sids` are the texts that it is about, by which the log can be searched."""

    what: str
    which: str
    sids: tuple[str, ...] = ()


def at_any_moment(scene: Scene) -> Iterator[Violation]:
    """What may never be, not even for a moment."""
    for person in range(scene.plan.people):
        yield from _replies_of(scene, person)
        yield from _posts_of(scene, person)
    if scene.sandbox.x.duplicates:  # two people's words are never the same
        yield Violation("sent to X twice", f"refused as duplicates: {scene.sandbox.x.duplicates}")


def _replies_of(scene: Scene, person: int) -> Iterator[Violation]:
    """None twice, none that nobody expects, and those of a kind in the order of their texts."""
    people, number = scene.people, number_of(person)
    texts = {text.key: text for text in people.texts if text.number == number}
    heard = people.heard(number)
    for key, count in Counter(key for _, key in heard).items():
        if key not in texts:
            yield Violation("a reply that nobody expects", f"{number} {key}", tuple(_last_sids(people.texts, number)))
        elif count > people.wanted(number)[key]:
            sids = [text.sid for text in people.texts if text.number == number and text.key == key]
            yield Violation("answered twice", f"{number} {key}: {count} replies", tuple(sids[-9:]))
    for kinds in ({What.COMMAND, What.ROOM, What.LEAVE}, {What.POST, What.THREAD}):
        turns = [texts[key] for _, key in heard if key in texts and texts[key].what in kinds]
        yield from _in_order(turns, f"{number}: replies")


def _posts_of(scene: Scene, person: int) -> Iterator[Violation]:
    """Each part at most once, what was deleted since included, and in the order of their texts."""
    number = number_of(person)
    by_part = {part: text for text in scene.people.texts if text.number == number for part in text.parts}
    up = scene.sandbox.x.posts(username_of(person), deleted=True)
    for part, count in Counter(post.text for post in up).items():
        if part not in by_part:
            yield Violation("a post that nobody texted", f"{number}: {part[:60]}")
        elif count > 1:
            yield Violation("posted twice", f"{number} {by_part[part].key}: {count} times", (by_part[part].sid,))
    yield from _in_order([by_part[post.text] for post in up if post.text in by_part], f"{number}: posts")


def _in_order(texts: Sequence[SentText], of: str) -> Iterator[Violation]:
    """Each not before the one ahead of it; what is there twice counts once."""
    once = list(dict.fromkeys((text.turn, text.key, text.sid) for text in texts))
    for earlier, later in pairwise(once):
        if earlier[0] > later[0]:
            yield Violation("out of order", f"{of}: {later[1]} came after {earlier[1]}", (later[2], earlier[2]))


def _last_sids(texts: Sequence[SentText], number: str) -> list[str]:
    return [text.sid for text in texts if text.number == number][-3:]


async def in_the_end(scene: Scene) -> list[Violation]:
    """What has to be so once all is done: everything answered, up, kept and ended."""
    found = [*at_any_moment(scene), *_not_answered(scene), *_not_up(scene)]
    async with opened(scene.database_url) as db:
        found += await db.read(_rows, scene.people.texts)
        async with open_store(MediaSettings(url=f"file://{media_folder_of(scene.database_url)}")) as store:
            look = await Sweep(db, store, SteadyClock()).look(checksums=True)
            found += [Violation("a photo that the store has lost", str(missing)) for missing in look.missing]
    return found


async def put_off_too_far(scene: Scene) -> list[Violation]:
    """Nothing waits for longer than its attempts explain, and than clocks can differ."""

    def look(tx: Tx) -> list[Violation]:
        sid_of = dict(tx.rows("SELECT id, sid FROM texts"))
        return [
            Violation("put off too far", f"{kind} {delivery} after {attempts}", (sid_of.get(text, ""),))
            for delivery, kind, due_at, attempts, text in tx.rows(OPEN)
            if due_at - tx.now > min(FIRST_WAIT << min(attempts, 20), LONGEST_WAIT) + CLOCKS_DIFFER
        ]

    async with opened(scene.database_url) as db:
        return await db.read(look)


def _not_answered(scene: Scene) -> Iterator[Violation]:
    for person in range(scene.plan.people):
        number = number_of(person)
        for key, count in (scene.people.wanted(number) - scene.people.replies(number)).items():
            sids = [text.sid for text in scene.people.texts if text.number == number and text.key == key]
            yield Violation("never answered", f"{number} {key}: {count} missing", tuple(sids[-9:]))


def _not_up(scene: Scene) -> Iterator[Violation]:
    for person in range(scene.plan.people):
        up = Counter(post.text for post in _still_up(scene, person))
        for text in scene.people.texts:
            if text.number != number_of(person):
                continue
            for part in text.parts:
                if text.undone and up[part]:
                    yield Violation("undone and still up", f"{text.number} {text.key}", (text.sid,))
                if not text.undone and not up[part]:
                    yield Violation("not up", f"{text.number} {text.key}", (text.sid,))


def _still_up(scene: Scene, person: int) -> list[Post]:
    return scene.sandbox.x.posts(username_of(person))


def _rows(tx: Tx, texts: Sequence[SentText]) -> list[Violation]:
    """Each text is stored once and handled, each delivery has ended well, each photo is kept."""
    stored = dict(tx.rows("SELECT sid, state FROM texts"))
    sid_of = dict(tx.rows("SELECT id, sid FROM texts"))
    found = [Violation("not stored", text.key, (text.sid,)) for text in texts if text.sid not in stored]
    found += [Violation(f"text {state}", sid, (sid,)) for sid, state in stored.items() if state != "handled"]
    for title, sql in (("not ended", NOT_ENDED), ("given up", DEAD)):
        for delivery, kind, why, text in tx.rows(sql):
            found.append(Violation(title, f"{kind} {delivery}: {why}", (sid_of[text],) if text in sid_of else ()))
    for state, count in tx.rows("SELECT state, count(*) FROM photos WHERE state <> 'kept' GROUP BY state"):
        found.append(Violation("photos not kept", f"{count} {state}"))
    return found
