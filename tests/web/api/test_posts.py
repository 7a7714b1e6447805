from collections.abc import AsyncIterator

import pytest

from core.clock import HOUR, SECOND, after, next_day
from core.settings import MediaSettings
from core.tx import Tx
from core.x.account import XTokens
from storage import people, spending
from storage.spending import Spent
from storage.x import accounts
from tests.support.database.everything import PROFILE
from tests.support.database.rows import promised_to
from tests.support.photos.albums import Album, opened
from tests.web.api.conftest import Scene, set_up


async def connect(scene: Scene) -> None:
    await connect_person(scene.album, scene.ann_id)


async def connect_person(album: Album, person_id: int) -> None:
    def do(tx: Tx) -> None:
        accounts.connect(tx, person_id, XTokens("a", "r", after(tx.now, HOUR), "tweet.write"), PROFILE)

    await album.do(do)


async def test_a_post_is_made_listed_and_taken_back(scene: Scene) -> None:
    await connect(scene)
    made = await scene.ann.post("/posts", {"text": "The lake is frozen"}, Idempotency_Key="k1")
    again = await scene.ann.post("/posts", {"text": "The lake is frozen"}, Idempotency_Key="k1")
    assert (made.status, made.json["state"], made.json["parts"]) == (202, "waiting", ["The lake is frozen"])
    assert made.body == again.body
    listed = (await scene.ann.get("/posts")).json
    assert [each["id"] for each in listed["items"]] == [made.json["id"]]
    assert (await scene.ann.get(f"/posts/{made.json['id']}")).json == made.json
    assert (await scene.ann.post("/posts/undo")).json == {"outcome": "taken_back"}
    assert (await scene.ann.post("/posts/undo")).problem == "nothing-to-undo"
    assert (await scene.ann.get("/posts")).json["items"][0]["state"] == "cancelled"


async def test_anothers_posts_are_nobodys(scene: Scene) -> None:
    await connect(scene)
    made = (await scene.ann.post("/posts", {"text": "The lake is frozen"})).json
    assert (await scene.ben.get(f"/posts/{made['id']}")).problem == "not-here"
    assert (await scene.ben.get("/posts")).json["items"] == []
    assert (await scene.ben.post("/posts/undo")).problem == "nothing-to-undo"


async def test_who_is_not_connected_gets_a_link_and_the_words_are_kept(scene: Scene) -> None:
    heard = await scene.ann.post("/posts", {"text": "The lake is frozen"})
    assert (heard.status, heard.problem) == (409, "not-connected")
    assert heard.json["connect_url"].startswith("https://bot.example.com/connect/")
    kept = await scene.album.app.db.read(promised_to, scene.ann_id)
    assert [each.words for each in kept] == ["The lake is frozen"]


async def test_limits_of_texts_are_those_of_programs(scene: Scene) -> None:
    await connect(scene)
    assert (await scene.ann.post("/posts", {"text": "word " * 1999})).problem == "too-long"
    for text in ("", "   ", "x" * 10_001, 7):
        assert (await scene.ann.post("/posts", {"text": text})).problem == "invalid"
    limit = scene.album.app.settings.limits.spend_per_person
    await scene.album.do(spending.add, scene.ann_id, Spent(posts=int(limit / 0.015) + 1))
    assert (await scene.ann.post("/posts", {"text": "One more"})).problem == "spent"
    now = scene.album.app.context.clock.now()
    await scene.album.do(people.hold, scene.ann_id, after(now, HOUR))
    held = await scene.ann.post("/posts", {"text": "And one"})
    assert (held.problem, 0 < int(held.headers["Retry-After"]) <= 3601) == ("on-hold", True)
    assert (await scene.ann.get("/posts")).json["items"] == []


@pytest.fixture
async def limited(database_url: str, folder_settings: MediaSettings) -> AsyncIterator[Scene]:
    limits = {"waiting_posts_per_person": 5, "kept_posts_per_person": 3}
    async with opened(database_url, folder_settings, limits=limits) as album:
        yield await set_up(album)


async def test_so_many_posts_are_kept_for_post_and_no_more(limited: Scene) -> None:
    await connect(limited)
    limits = limited.album.app.settings.limits
    await limited.album.do(spending.add, limited.ann_id, Spent(posts=int(limits.spend_per_person / 0.015) + 1))
    for number in range(limits.kept_posts_per_person):
        assert (await limited.ann.post("/posts", {"text": f"The lake on day {number}"})).problem == "spent"
    for _ in range(3):
        refused = await limited.ann.post("/posts", {"text": "The lake once more"})
        assert (refused.status, refused.problem) == (403, "over-quota")
    kept = await limited.album.app.db.read(promised_to, limited.ann_id)
    assert len(kept) == limits.kept_posts_per_person
    assert "The lake once more" not in {each.words for each in kept}


async def test_so_many_posts_are_on_their_way_and_no_more(limited: Scene) -> None:
    await connect(limited)
    most = limited.album.app.settings.limits.waiting_posts_per_person
    for number in range(most):
        assert (await limited.ann.post("/posts", {"text": f"The lake on day {number}"})).status == 202
    assert (await limited.ann.post("/posts", {"text": "The lake once more"})).problem == "over-quota"
    assert (await limited.ann.post("/posts/undo")).status == 200
    assert (await limited.ann.post("/posts", {"text": "The lake once more"})).status == 202


async def test_whose_texts_have_cost_enough_posts_no_more_that_day(scene: Scene) -> None:
    """What becomes of each post is told by text, and nobody pays for these without end."""
    await connect(scene)
    limit = scene.album.app.settings.limits.text_spend_per_person
    await scene.album.do(spending.add, scene.ann_id, Spent(text_micros=int(limit * spending.MICROS)))
    refused = await scene.ann.post("/posts", {"text": "The lake is frozen"})
    now = scene.album.app.context.clock.now()
    left = (next_day(now) - now) // SECOND + 1
    assert (refused.problem, abs(int(refused.headers["Retry-After"]) - left) < 60) == ("on-hold", True)
    assert (await scene.ann.get("/posts")).json["items"] == []
