from tests.web.api.conftest import Scene
from tests.web.api.test_trackers import made


async def test_reminders_are_made_listed_and_ended(quick_scene: Scene) -> None:
    ann, ben = quick_scene.ann, quick_scene.ben
    weight = (await made(quick_scene)).rpartition("/")[2]
    daily = await ann.post("/reminders", {"tracker": weight, "when": "Mon Thu 20:00"})
    assert daily.status == 201, daily.body
    assert daily.json == {
        "id": daily.json["id"],
        "tracker": weight,
        "words": "",
        "weekdays": [0, 3],
        "day": None,
        "time": "20:00",
        "next_at": None,  # nobody knows where she is
    }
    words = await ann.post("/reminders", {"words": "call Ben", "when": "in 2 hours"})
    assert (words.status, words.json["words"], words.json["weekdays"]) == (201, "call Ben", [])
    for body, problem in (
        ({"tracker": weight, "when": "sometimes"}, "not-a-time"),
        ({"tracker": weight, "when": "daily 7:00"}, "at-night"),
        ({"words": "x", "when": "1 Jan 2020 12:00"}, "not-a-time"),
        ({"words": "x", "tracker": weight, "when": "daily 20:00"}, "not-a-time"),
        ({"when": "daily 20:00"}, "not-a-time"),
        ({"words": "x"}, "invalid"),
    ):
        assert (await ann.post("/reminders", body)).problem == problem, body
    assert (await ann.post("/reminders", {"tracker": weight, "when": "daily 7:00", "at_night": True})).status == 201
    assert (await ben.post("/reminders", {"tracker": weight, "when": "daily 20:00"})).problem == "not-here"
    assert (await ben.ask("DELETE", f"/reminders/{daily.json['id']}")).problem == "not-here"
    first = (await ann.get("/reminders?limit=2")).json
    rest = (await ann.get(f"/reminders?cursor={first['next_cursor']}")).json
    assert first["items"][0]["time"] == "07:00"
    assert [each["id"] for each in rest["items"]] == [daily.json["id"]]
    assert (await ann.ask("DELETE", f"/reminders/{daily.json['id']}")).status == 204
    assert len((await ann.get("/reminders")).json["items"]) == 2
