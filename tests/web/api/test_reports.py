from datetime import UTC

from core.reports.months import Month
from tests.support.reports import keeps_count
from tests.web.api.conftest import Scene


async def test_a_report_is_made_listed_fetched_and_deleted(quick_scene: Scene) -> None:
    ann = quick_scene.ann
    await quick_scene.album.do(keeps_count)
    this = Month.at(quick_scene.album.app.context.clock.now(), UTC)
    months = [str(this.after(ago)) for ago in (0, -1, -2)]
    for month in months:
        answer = await ann.post("/reports", {"month": month})
        assert (answer.status, answer.json["month"]) == (201, month), answer.body
        assert answer.json["report"]["is_whole"] is (month != months[0])
    first = (await ann.get("/reports?limit=2")).json
    rest = (await ann.get(f"/reports?cursor={first['next_cursor']}")).json
    listed = first["items"] + rest["items"]
    assert [each["month"] for each in listed] == months
    one = f"/reports/{listed[0]['id']}"
    found = (await ann.get(one)).json
    assert found["report"]["first"] == f"{months[0]}-01"
    assert [each["name"] for each in found["report"]["trackers"]] == ["weight"]
    given = await ann.get(f"{one}/pdf")
    assert (given.status, given.body[:5]) == (200, b"%PDF-")
    assert (await quick_scene.ben.get(one)).problem == "not-here"
    assert (await quick_scene.ben.get(f"{one}/pdf")).problem == "not-here"
    assert (await quick_scene.ben.ask("DELETE", one)).problem == "not-here"
    assert (await ann.ask("DELETE", one)).status == 204
    assert (await ann.get(one)).problem == "not-here"


async def test_a_month_that_there_is_not(quick_scene: Scene) -> None:
    for month, problem in (("9999-01", "no-such-month"), ("2026-13", "no-such-month"), ("May", "invalid")):
        assert (await quick_scene.ann.post("/reports", {"month": month})).problem == problem
