"""What somebody has texted and what became of it, for nobody else to see."""

import re
from collections.abc import AsyncIterator

import pytest

from core.settings import MediaSettings
from core.text import CameBy, Medium, Text, TextState
from core.tx import Tx
from core.x.account import Profile, XTokens
from storage import texts
from storage.delivery import deliveries
from storage.personal import history
from storage.personal.history import Became
from storage.x import accounts, posts
from tests.support.database.rows import ANN, BEN, OURS, met, text_to
from tests.support.photos.albums import Album, opened


@pytest.fixture
async def album(database_url: str, folder_settings: MediaSettings) -> AsyncIterator[Album]:
    async with opened(database_url, folder_settings) as running:
        yield running


def sent(
    tx: Tx,
    body: str,
    handler: str = "plain",
    state: TextState = TextState.HANDLED,
    *,
    reply: str = "",
    media: int = 0,
) -> int:
    """A text of Ann's, perhaps with its reply."""
    sender = met(tx, ANN)
    text_id = tx.new_id()
    attached = (Medium("https://example.com/photo", "image/jpeg"),) * media
    text = Text(f"SM{text_id}", ANN, OURS, body, tx.now, attached).known_as(text_id, sender.person)
    texts.add(tx, text, texts.sealed(text, text_id, tx.keys), state, handler, CameBy.WEBHOOK)
    if reply:
        deliveries.add(tx, text_to(sender, reply, text_id=text_id)._replace(id=text_id))
    return text_id


def posted(tx: Tx, body: str, *up: str) -> None:
    text_id = sent(tx, body)
    person_id = met(tx, ANN).person.id
    post_id = posts.add(tx, person_id, text_id, [body])
    found = posts.find(tx, post_id)
    assert found is not None
    if up:
        posts.set_up(tx, found, up)


def connected(tx: Tx) -> None:
    tokens = XTokens("access", "refresh", tx.now, "tweet.write")
    accounts.connect(tx, met(tx, ANN).person.id, tokens, Profile("7", "ann_lakes", "Ann"))


async def test_each_text_shows_with_what_became_of_it(album: Album) -> None:
    ann = await album.person(ANN.value)
    await album.do(connected)
    link = "https://bot.example.com/rooms/enter/AbCdEf0123456789_-xyz"
    await album.do(posted, "The lake is frozen", "1234567890")
    await album.do(posted, "On the way up")
    await album.do(sent, "ROOMS", "ROOMS", reply=f"Rooms: {link}")
    await album.do(sent, "join us tonight", "question", reply="Post this? <b>POST</b>")
    await album.do(sent, "", "photos", media=2)
    await album.do(sent, "too much", "plain", TextState.ON_HOLD)
    browser = await album.guest(ann)
    page = await browser.open("/texts")
    words = [" ".join(re.sub(r"<[^>]+>", " ", item).split()) for item in page.html.split("<li>")[1:]][-6:]
    assert "Kept, nothing done too much" in words[0]
    assert "Photos With 2 photos" in words[1]
    assert "Asked about join us tonight Answer: Post this? &lt;b&gt;POST&lt;/b&gt;" in words[2]
    assert "Command ROOMS Answer: Rooms: https://bot.example.com/rooms/enter/[...]" in words[3]
    assert "On its way On the way up" in words[4]
    assert "Posted The lake is frozen See it on X" in words[5]
    assert '/ann_lakes/status/1234567890"' in page.html
    assert "no-store" in page.headers["Cache-Control"]


async def test_pages_have_no_gaps_and_nothing_twice(album: Album) -> None:
    ann = await album.person(ANN.value)
    count = 2 * history.PAGE + 3
    await album.do(lambda tx: [sent(tx, f"No. {number}.") for number in range(count)])
    browser, address, seen = await album.guest(ann), "/texts", []
    while address:
        page = await browser.open(address)
        seen += re.findall(r"No\. (\d+)\.", page.html)
        found = re.search(r'href="(/texts\?before=\d+)"', page.html)
        address = found[1] if found else ""
    assert [int(number) for number in seen] == list(range(count))[::-1]
    for odd in ("-1", "x", "9" * 40, "%00", "1%27%20OR%201=1"):
        assert (await browser.open(f"/texts?before={odd}")).status == 200


async def test_nobody_sees_anothers(album: Album) -> None:
    await album.person(ANN.value)
    ben = await album.person(BEN.value)
    text_id = await album.do(sent, "Ann's own words")
    browser = await album.guest(ben)
    for address in ("/texts", f"/texts?before={text_id + 1}"):
        assert "Ann's own words" not in (await browser.open(address)).words
    assert "You have texted nothing so far." in (await browser.open("/texts")).words


async def test_what_is_erased_or_taken_back_is_no_link(album: Album) -> None:
    ann = await album.person(ANN.value)
    await album.do(posted, "Gone", "77")
    await album.do(lambda tx: tx.run("UPDATE posts SET state = 'deleted'"))
    await album.do(lambda tx: tx.run("UPDATE texts SET content = NULL"))
    [past] = (await album.app.db.read(history.page, ann)).texts
    assert (past.words, past.became, past.x_ids) == ("", Became.TAKEN_BACK, ())
