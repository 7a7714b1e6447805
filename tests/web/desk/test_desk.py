"""What operators see, and what they do: the same as on the command line, and each of it in the audit."""

import pytest
from aiohttp import ClientSession

from actions.operating import deliveries
from core.settings import MediaSettings
from core.tx import Tx
from storage import people, spending
from storage.delivery import outages
from storage.desk import audit
from storage.spending import Spent
from tests.support.database.rows import ANN, SECRET, text_from
from tests.web.desk.conftest import FILTERED, Desk, set_up

PARTS = ("", "/texts", "/deliveries", "/errors", "/people", "/costs", "/audit")


async def test_every_part_opens_and_tells_nobodys_words_or_number(desk: Desk) -> None:
    await desk.dead(2)
    await desk.album.do(spending.add, desk.ann, Spent(posts=2))
    for part in (*PARTS, f"/texts/{desk.sid}", f"/people/{desk.tag}", "/deliveries?state=dead", "/people?on_hold=1"):
        for browser in (desk.operator, desk.reader):
            page = await browser.open(f"/desk{part}")
            assert page.status == 200, (part, page.words)
            for hidden in (SECRET, "alert(1)", ANN.value, ANN.value[-7:]):
                assert hidden not in page.html, part


async def test_now_says_what_is_down_what_waits_and_how_long_answers_take(desk: Desk) -> None:
    assert "Nothing is down." in (await desk.operator.open("/desk")).words
    await desk.dead(3)

    def trouble(tx: Tx) -> None:
        outages.begin(tx, "twilio", "HTTP <503>", tx.now, 2_000)

    await desk.album.do(trouble)
    page = await desk.operator.open("/desk")
    assert "twilio is down since" in page.words
    assert "3 dead deliveries" in page.words
    assert "HTTP &lt;503&gt;" in page.html


async def test_a_text_shows_its_whole_way_as_bot_trace_does(desk: Desk) -> None:
    page = await desk.reader.open(f"/desk/texts/{desk.sid}")
    assert f"person={desk.tag}" in page.words
    assert "signature accepted" in page.words
    assert (await desk.reader.open("/desk/texts/SM404")).status == 404


async def test_whoever_is_meant_is_found_by_a_form_that_leaves_no_number_in_an_address(desk: Desk) -> None:
    for words, leads_to in (
        (ANN.value, f"/desk/people/{desk.tag}"),
        ("(555) 010-0101", f"/desk/people/{desk.tag}"),
        (desk.tag, f"/desk/people/{desk.tag}"),
        (desk.sid, f"/desk/texts/{desk.sid}"),
    ):
        page = await desk.submit(desk.reader, "/desk/find", subject=words)
        assert (page.status, page.location) == (303, leads_to)
    for words in ("", "' OR 1=1 --", "+15550109999", "9" * 25):
        assert (await desk.submit(desk.reader, "/desk/find", subject=words)).status == 404


async def test_dead_ones_are_filtered_shown_and_tried_again(desk: Desk) -> None:
    filtered = await desk.dead(3)
    landlines = await desk.dead(2, 30006, "A landline.")
    page = await desk.operator.open("/desk/deliveries?state=dead&code=30006")
    assert "A landline." in page.words
    assert "Filtered" not in page.words
    one = await desk.submit(desk.operator, "/desk/deliveries/retry", state="dead", **{f"pick-{landlines[0]}": "1"})
    assert "done=retried&changed=1" in one.location
    assert "1 tried again" in (await desk.operator.open(one.location)).words
    assert await desk.states(landlines) == ["waiting", "dead"]
    again = await desk.submit(desk.operator, "/desk/deliveries/retry", **{f"pick-{landlines[0]}": "1"})
    assert again.location.endswith("done=retried&left=1")
    assert await desk.states(filtered) == ["dead"] * 3


async def test_all_that_match_are_frozen_at_their_preview(desk: Desk) -> None:
    seen = await desk.dead(3)
    asked = await desk.operator.open("/desk/deliveries/retry-all?kind=text&code=30007")
    assert "Try 3 again?" in asked.words
    assert FILTERED not in asked.html  # its < is escaped
    ended_by = asked.html.split('name="ended_by" value="')[1].split('"')[0]
    later = await desk.dead(2)
    await desk.album.do(_die_after, later, int(ended_by))
    fields = {"kind": "text", "code": "30007", "ended_by": ended_by, "why": "the campaign is registered now"}
    done = await desk.submit(desk.operator, "/desk/deliveries/retry-all", **fields)
    assert "changed=3" in done.location
    assert (await desk.states(seen), await desk.states(later)) == (["waiting"] * 3, ["dead"] * 2)
    [entry, *_] = await desk.audit()
    assert (entry.operator, entry.action) == (desk.operator_tag, "retried all of 3")
    assert entry.subject == "state=dead, kind=text, code=30007"
    assert entry.why == "the campaign is registered now"


def _die_after(tx: Tx, ids: list[int], moment: int) -> None:
    tx.run_many(
        "UPDATE deliveries SET ended_at = :at WHERE id = :id", [{"id": each, "at": moment + 1} for each in ids]
    )


async def test_without_the_moment_of_a_preview_nothing_is_tried_again(desk: Desk) -> None:
    ids = await desk.dead(2)
    page = await desk.submit(desk.operator, "/desk/deliveries/retry-all", kind="text")
    assert (page.status, page.location) == (303, "/desk/deliveries/retry-all?state=dead&kind=text")
    assert await desk.states(ids) == ["dead"] * 2


async def test_many_that_are_tried_again_are_spread(desk: Desk) -> None:
    ids = await desk.dead(40)
    now = desk.album.app.context.clock.now()
    seen = await desk.album.app.db.read(deliveries.preview, deliveries.Selection("dead"))
    await desk.album.do(deliveries.retry_all, "", seen, 0)
    due = await desk.album.app.db.read(lambda tx: dict(tx.rows("SELECT id, due_at FROM deliveries")))
    moments = {due[each] for each in ids}
    assert len(moments) > 20
    assert max(moments) - now < deliveries.spread_of(40) + 60_000
    assert [deliveries.spread_of(count) for count in (0, 1, 2, 10**6)] == [0, 0, 100, deliveries.LONGEST_SPREAD]


async def test_errors_stand_by_code_with_what_to_do(desk: Desk) -> None:
    await desk.dead(3)
    await desk.dead(1, 99999, "Nobody knows.")
    page = await desk.reader.open("/desk/errors")
    assert "text 30007 3" in page.words
    assert "Look at the wording, and at the number's registration." in page.words
    assert "Dead with it: 3" in page.words
    assert "Retry all" not in page.words  # for who may only look
    assert "Retry all" in (await desk.operator.open("/desk/errors")).words


async def test_people_are_held_released_and_deleted_for_a_reason(desk: Desk) -> None:
    person = f"/desk/people/{desk.tag}"
    assert (await desk.submit(desk.operator, f"{person}/hold", why=" ")).status == 422
    assert (await desk.submit(desk.operator, f"{person}/hold", why="spam", **{"for": "week"})).status == 303
    assert "On hold until" in (await desk.operator.open(person)).words
    assert desk.tag in (await desk.operator.open("/desk/people?on_hold=1")).words
    assert (await desk.submit(desk.operator, f"{person}/release")).status == 303
    assert "On hold until" not in (await desk.operator.open(person)).words
    for fields in ({"why": "asked by letter"}, {"why": "", "confirm": desk.tag}, {"why": "x", "confirm": "another"}):
        assert (await desk.submit(desk.operator, f"{person}/delete", **fields)).status == 422
    assert await desk.album.app.db.read(people.is_known, desk.ann)
    gone = await desk.submit(desk.operator, f"{person}/delete", why="asked by letter", confirm=desk.tag)
    assert (gone.status, gone.location) == (303, "/desk/people")
    assert not await desk.album.app.db.read(people.is_known, desk.ann)
    done = [(entry.action, entry.subject, entry.why) for entry in reversed(await desk.audit())]
    assert done == [
        ("held for 7 days", desk.tag, "spam"),
        ("released", desk.tag, ""),
        ("deleted", desk.tag, "asked by letter"),
    ]
    assert (await desk.submit(desk.operator, f"{person}/hold", why="again")).status == 404


async def test_words_and_numbers_are_seen_for_a_reason_that_is_in_the_audit(desk: Desk) -> None:
    text, person = f"/desk/texts/{desk.sid}/reveal", f"/desk/people/{desk.tag}/reveal"
    for address in (text, person):
        assert (await desk.operator.open(address)).status == 200
        refused = await desk.submit(desk.operator, address, why=" a ")
        assert (refused.status, SECRET in refused.html, ANN.value in refused.html) == (422, False, False)
    assert await desk.audit() == []
    seen = await desk.submit(desk.operator, text, why="<i>complaint</i>")
    assert SECRET in seen.words
    assert ANN.value in seen.words
    who = await desk.submit(desk.operator, person, why="the police asked")
    assert ANN.value in who.words
    assert "&lt;script&gt;" in who.html
    assert "<script>alert" not in who.html
    page = await desk.operator.open("/desk/audit")
    assert "<i>complaint" not in page.html
    assert f"saw who it is {desk.tag} the police asked" in page.words
    assert "no-store" in who.headers["Cache-Control"]
    assert (await desk.submit(desk.operator, "/desk/texts/SM404/reveal", why="curious")).status == 404


async def test_the_audit_keeps_what_was_done_by_pages(desk: Desk) -> None:
    for number in range(60):
        await desk.album.do(audit.add, "", "retried", f"no. {number}")
    first = await desk.reader.open("/desk/audit")
    assert "no. 59" in first.words
    assert "command line" in first.words
    older = first.html.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0]
    assert "no. 0 " in (await desk.reader.open(older.replace("&amp;", "&"))).words + " "


async def test_texts_are_listed_by_state_and_person(desk: Desk) -> None:
    await desk.album.do(text_from, "SM2")
    await desk.album.do(lambda tx: tx.run("UPDATE texts SET state = 'broken' WHERE sid = 'SM2'"))
    page = await desk.reader.open("/desk/texts?state=broken")
    assert "SM2" in page.words
    assert "/desk/texts/SM1" not in page.html
    assert "broken 1" in page.words
    assert "handled 1" in page.words
    assert "None." in (await desk.reader.open("/desk/texts?person=nobody")).words


async def test_now_stays_new_until_somebody_is_no_operator_any_more(
    sqlite_url: str, folder_settings: MediaSettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.compose.DESK_SECONDS", 0.05)
    async with set_up(sqlite_url, folder_settings) as desk, ClientSession() as session:
        url = f"{desk.album.url}/desk/events"
        async with session.get(url, headers={"Cookie": desk.reader.jar}) as stream:
            assert stream.content_type == "text/event-stream"
            assert "Nothing is down." in (await stream.content.readuntil(b"\n\n")).decode()
            await desk.dead(3)
            while b"<b>3</b><span>dead deliveries" not in await stream.content.readuntil(b"\n\n"):
                pass
            await desk.album.do(lambda tx: tx.run("DELETE FROM operators WHERE is_read_only = 1"))
            assert (await stream.content.read()).endswith(b"event: ended\ndata: now\n\n")
