from datetime import date, timedelta

from tests.web.api.conftest import Scene


async def made(scene: Scene, **more: object) -> str:
    """A tracker of Ann's; returns its path."""
    answer = await scene.ann.post("/trackers", {"name": "weight", "unit": "kg", **more})
    assert answer.status == 201, answer.body
    return f"/trackers/{answer.json['id']}"


async def test_a_tracker_is_made_changed_listed_and_deleted(quick_scene: Scene) -> None:
    ann = quick_scene.ann
    weight = await made(quick_scene, description=" Before\x07 breakfast ")
    assert (await ann.get(weight)).json == {
        "id": weight.rpartition("/")[2],
        "name": "weight",
        "kind": "number",
        "unit": "kg",
        "low": None,
        "high": None,
        "description": "Before breakfast",
        "is_paused": False,
        "entry_count": 0,
    }
    changed = await ann.ask("PATCH", weight, {"name": "mass", "is_paused": True})
    assert (changed.status, changed.json["name"], changed.json["description"]) == (200, "mass", "Before breakfast")
    again = await ann.post("/trackers", {"name": "mass", "kind": "note"})
    assert (again.status, again.json["unit"], again.json["is_paused"]) == (200, "kg", False)
    for number in range(3):
        await made(quick_scene, name=f"run{number}", kind="scale", unit="", low=1.0, high=5)
    first = (await ann.get("/trackers?limit=3")).json
    rest = (await ann.get(f"/trackers?cursor={first['next_cursor']}")).json
    assert [each["name"] for each in first["items"] + rest["items"]] == ["run2", "run1", "run0", "mass"]
    assert rest["next_cursor"] is None
    assert (await ann.ask("DELETE", weight)).status == 204
    assert (await ann.ask("DELETE", weight)).problem == "not-here"


async def test_what_can_not_be_made_says_why(quick_scene: Scene) -> None:
    ann = quick_scene.ann
    weight = await made(quick_scene)
    for body, problem in (
        ({"name": "weight"}, "name-taken"),
        ({"name": "today"}, "not-a-name"),
        ({"name": "two words"}, "not-a-name"),
        ({"name": "x1", "kind": "scale"}, "not-a-measure"),
        ({"name": "x1", "kind": "scale", "low": 5, "high": 1}, "not-a-measure"),
        ({"name": "x1", "kind": "note", "unit": "kg"}, "not-a-measure"),
        ({"name": "x1", "low": 1}, "not-a-measure"),
        ({"name": "x1", "low": 1.5}, "invalid"),
        ({"name": "x1", "kind": "colour"}, "invalid"),
        ({"name": "x1", "person_id": 1}, "invalid"),
        ({}, "invalid"),
    ):
        assert (await ann.post("/trackers", body)).problem == problem, body
    await made(quick_scene, name="run")
    for change, problem in (
        ({"name": "RUN"}, "name-taken"),
        ({"name": "help"}, "not-a-name"),
        ({"id": 1}, "invalid"),
    ):
        assert (await ann.ask("PATCH", weight, {"description": "never", **change})).problem == problem
    assert (await ann.get(weight)).json["description"] == ""


async def test_entries_are_kept_once_changed_and_deleted(scene: Scene) -> None:
    ann, weight = scene.ann, await made(scene)
    new = {"value": 78.2, "words": "slept\r\nwell", "feeling": 4.0}
    one = await ann.post(f"{weight}/entries", new, Idempotency_Key="k1")
    assert (one.status, one.body) == (201, (await ann.post(f"{weight}/entries", new, Idempotency_Key="k1")).body)
    assert (await ann.post(f"{weight}/entries", {"value": 1}, Idempotency_Key="k1")).problem == "other-request"
    shown, today = one.json, date.fromisoformat(one.json["day"])
    assert (shown["value"], shown["words"], shown["feeling"]) == (78.2, "slept\nwell", 4)
    assert shown["tracker"] == weight.rpartition("/")[2]
    assert shown["noted_at"] is not None
    entry = f"{weight}/entries/{shown['id']}"
    before = (today - timedelta(2)).isoformat()
    for change in ({"value": 782}, {"day": before}, {"feeling": None}, {"words": ""}):
        changed = (await ann.ask("PATCH", entry, change)).json
    assert changed == {**shown, "value": 782, "day": before, "feeling": None, "words": "", "noted_at": None}
    seen = await ann.get(entry)
    assert seen.json == changed
    assert (await ann.get(entry, If_None_Match=seen.headers["ETag"])).status == 304
    days = (await ann.get(f"{weight}/days?days=3")).json["items"]
    assert days == [{"day": before, "entries": 1, "total": 782, "mean": 782}]
    assert (await ann.get(f"{weight}/days?days=1")).json["items"] == []
    assert (await ann.get(f"{weight}/days?days=1&last={before}")).json["items"] == days
    assert (await ann.ask("DELETE", entry)).status == 204
    assert (await ann.get(entry)).problem == "not-here"
    assert (await ann.get(f"{weight}/days?days=3")).json["items"] == []


async def test_what_is_no_entry_says_why(quick_scene: Scene) -> None:
    ann, weight = quick_scene.ann, await made(quick_scene)
    mood = await made(quick_scene, name="mood", kind="scale", unit="", low=1, high=5)
    diary = await made(quick_scene, name="diary", kind="note", unit="")
    kept = (await ann.post(f"{weight}/entries", {"value": 78})).json
    tomorrow = (date.fromisoformat(kept["day"]) + timedelta(1)).isoformat()
    for tracker, body, problem in (
        (weight, {}, "not-an-entry"),
        (weight, {"value": 0.1234567890123}, "not-an-entry"),
        (weight, {"value": 1e-300}, "not-an-entry"),
        (weight, {"value": 1, "day": tomorrow}, "no-such-day"),
        (weight, {"value": 1, "day": "1899-12-31"}, "no-such-day"),
        (weight, {"value": 1, "day": "2026-02-30"}, "invalid"),
        (weight, {"value": 1, "day": 20261120}, "invalid"),
        (weight, {"value": "1"}, "invalid"),
        (weight, {"value": 1e13}, "invalid"),
        (weight, {"value": 1, "feeling": 6}, "invalid"),
        (mood, {"value": 6}, "not-an-entry"),
        (diary, {"words": " "}, "not-an-entry"),
        (diary, {"value": 1, "words": "x"}, "not-an-entry"),
        (diary, {"words": "x" * 1601}, "invalid"),
    ):
        assert (await ann.post(f"{tracker}/entries", body)).problem == problem, body
    for change in ({"value": 0.1234567890123}, {"day": tomorrow}):
        assert (await ann.ask("PATCH", f"{weight}/entries/{kept['id']}", change)).status == 409
    assert (await ann.get(f"{weight}/entries")).json["items"] == [kept]


async def test_lists_have_no_gaps_and_nothing_twice(scene: Scene) -> None:
    ann, diary = scene.ann, await made(scene, name="diary", kind="note", unit="")
    for number in range(11):
        day = date(2026, 1, 1) + timedelta(number * 3 % 4)
        assert (await ann.post(f"{diary}/entries", {"words": str(number), "day": day.isoformat()})).status == 201
    seen, cursor = list[dict[str, str]](), ""
    while cursor is not None:
        portion = (await ann.get(f"{diary}/entries?limit=3{cursor}")).json
        seen += portion["items"]
        cursor = f"&cursor={portion['next_cursor']}" if portion["next_cursor"] else None
    assert [each["words"] for each in seen] == ["9", "5", "1", "10", "6", "2", "7", "3", "8", "4", "0"]
    assert (await ann.get(f"{diary}/figures")).json["last_day"] == "2026-01-04"
    for odd in ("7" * 26, "0" * 26, "7zzzzzzzzzzzz" * 2):
        assert (await ann.get(f"{diary}/entries?cursor={odd}")).status == 200, odd
    assert (await ann.get(f"{diary}/entries?cursor=x")).problem == "invalid"


async def test_figures_are_those_of_texts(quick_scene: Scene) -> None:
    ann, weight = quick_scene.ann, await made(quick_scene)
    today = date.fromisoformat((await ann.get(f"{weight}/figures")).json["today"])
    for ago, value in ((1, 78.9), (0, 78.2)):
        await ann.post(f"{weight}/entries", {"value": value, "day": (today - timedelta(ago)).isoformat()})
    assert (await ann.get(f"{weight}/figures")).json == {
        "today": today.isoformat(),
        "last": 78.2,
        "last_day": today.isoformat(),
        "before": 78.9,
        "mean": 78.55,
        "days_in_a_row": 2,
    }


async def test_nobody_reaches_anothers(quick_scene: Scene) -> None:
    weight = await made(quick_scene)
    kept = (await quick_scene.ann.post(f"{weight}/entries", {"value": 78})).json
    eve = quick_scene.eve
    evens = (await eve.post("/trackers", {"name": "evens"})).json["id"]
    for tracker in (weight, f"/trackers/{evens}"):
        entry = f"{tracker}/entries/{kept['id']}"
        asked = [("GET", entry, None), ("PATCH", entry, {"value": 1}), ("DELETE", entry, None)]
        if tracker == weight:
            asked += [("GET", f"{weight}{end}", None) for end in ("", "/entries", "/figures", "/days")]
            asked += [("POST", f"{weight}/entries", {"value": 1}), ("PATCH", weight, {"name": "hers"})]
            asked += [("DELETE", weight, None)]
        for method, path, body in asked:
            assert (await eve.ask(method, path, body)).problem == "not-here", (method, path)
    assert (await quick_scene.ann.get(f"{weight}/entries")).json["items"] == [kept]
