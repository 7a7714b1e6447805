from uuid import uuid4

from core.tx import Tx
from storage.rooms import rooms
from tests.web.api.conftest import Scene


async def test_a_room_is_made_listed_and_left(scene: Scene) -> None:
    made = await scene.ann.post("/rooms", {"name": "garden"})
    assert (made.status, made.json["members"], made.json["is_yours"]) == (201, ["Ann"], True)
    assert (await scene.ann.post("/rooms", {"name": "Garden"})).status == 200
    listed = (await scene.ann.get("/rooms")).json
    assert [each["name"] for each in listed["items"]] == ["garden", "trip"]
    assert [each["is_active"] for each in listed["items"]] == [True, False]
    assert listed["next_cursor"] is None
    path = f"/rooms/{made.json['id']}"
    assert (await scene.ann.post(f"{path}/leave")).problem == "last-member"
    assert (await scene.ann.ask("DELETE", scene.room)).problem == "others-are-in"
    assert (await scene.ann.ask("DELETE", path)).status == 204
    assert (await scene.ann.post(f"{scene.room}/leave")).status == 204
    assert (await scene.ann.get("/rooms")).json["items"] == []


async def test_a_list_comes_in_portions(scene: Scene) -> None:
    for name in ("one", "two", "three"):
        assert (await scene.ann.post("/rooms", {"name": name})).status == 201
    first = (await scene.ann.get("/rooms?limit=3")).json
    assert [each["name"] for each in first["items"]] == ["three", "two", "one"]
    rest = (await scene.ann.get(f"/rooms?limit=3&cursor={first['next_cursor']}")).json
    assert [each["name"] for each in rest["items"]] == ["trip"]
    assert rest["next_cursor"] is None


async def test_a_portion_that_there_is_not(quick_scene: Scene) -> None:
    for query in ("limit=0", "limit=101", "limit=x", "cursor=x", "person=1", "limit=1&limit=2"):
        assert (await quick_scene.ann.get(f"/rooms?{query}")).problem == "invalid", query


async def test_only_the_parameter_that_came_twice_is_named(quick_scene: Scene) -> None:
    refused = await quick_scene.ann.get("/rooms?limit=1&limit=2&cursor=x")
    assert [error["where"] for error in refused.json["errors"]] == ["query/limit"]


async def test_names_that_are_taken_or_none(scene: Scene) -> None:
    taken = await scene.eve.post("/rooms", {"name": "TRIP"})
    assert (taken.problem, taken.json["free"]) == ("name-taken", ["TRIP2", "TRIP-eve"])
    assert (await scene.eve.post("/rooms", {"name": "trір"})).problem in {"name-taken", "mixed-scripts"}  # noqa: RUF001
    for name in ("two words", "a/b", "\x00\x01"):
        assert (await scene.eve.post("/rooms", {"name": name})).problem == "not-a-name"
        assert (await scene.eve.post("/rooms/join", {"name": name})).problem == "not-a-name"
    for name in ("", "a", "x" * 25, 7, None):
        assert (await scene.eve.post("/rooms", {"name": name})).problem == "invalid"


async def test_who_is_in_no_room_learns_nothing_of_it(scene: Scene) -> None:
    there, nowhere = scene.room, f"/rooms/room_{uuid4()}"
    for method, rest in (("GET", ""), ("DELETE", ""), ("POST", "/leave"), ("GET", "/photos")):
        answers = [await scene.eve.ask(method, path + rest) for path in (there, nowhere)]
        assert [each.problem for each in answers] == ["not-here", "not-here"]
        shown = [{**each.json, "request_id": ""} for each in answers]
        assert shown[0] == shown[1]


async def test_ones_own_room_is_not_left(scene: Scene) -> None:
    own = await scene.album.do(rooms.private, scene.ann_id)
    for method, rest in (("DELETE", ""), ("POST", "/leave")):
        assert (await scene.ann.ask(method, f"/rooms/room_{own.uuid}{rest}")).problem == "own-room"
    assert (await scene.ann.get("/rooms")).json["items"][0]["name"] == "trip"


async def test_a_request_with_a_key_is_done_once(scene: Scene) -> None:
    first = await scene.ann.post("/rooms", {"name": "garden"}, Idempotency_Key="k1")
    again = await scene.ann.post("/rooms", {"name": "garden"}, Idempotency_Key="k1")
    assert (first.status, first.body) == (again.status, again.body) == (201, first.body)
    assert (await scene.ann.post("/rooms", {"name": "lake"}, Idempotency_Key="k1")).problem == "other-request"
    assert (await scene.ben.post("/rooms", {"name": "lake"}, Idempotency_Key="k1")).status == 201
    assert (await scene.ann.post("/rooms", {"name": "pond"}, Idempotency_Key="two words")).problem == "invalid"
    assert await scene.album.app.db.read(_names) == {"trip", "garden", "lake"}


async def test_what_is_answered_under_a_key_is_sealed(scene: Scene) -> None:
    assert (await scene.ann.post("/rooms", {"name": "zebrafinch"}, Idempotency_Key="k1")).status == 201

    def stored(tx: Tx) -> bytes:
        [row] = tx.rows("SELECT lookup, request, response FROM idempotency_keys")
        return b"".join(map(bytes, row))

    assert b"zebrafinch" not in await scene.album.app.db.read(stored)


def _names(tx: Tx) -> set[str]:
    return {tx.keys.open(name, f"rooms:{room_id}") for room_id, name in tx.rows("SELECT id, name FROM rooms")}


async def test_names_of_rooms_are_not_tried_one_by_one(scene: Scene) -> None:
    assert (await scene.eve.post("/rooms/join", {"name": "garden"})).problem == "not-here"
    for number in range(19):
        assert (await scene.eve.post("/rooms/join", {"name": f"garden{number}"})).problem == "not-here"
    for name in ("garden19", "trip"):
        refused = await scene.eve.post("/rooms/join", {"name": name})
        assert (refused.status, refused.problem) == (429, "too-many-requests")
        assert 3500 < int(refused.headers["Retry-After"]) <= 3601
    assert (await scene.eve.get("/rooms")).json["items"] == []
    assert (await scene.ann.post("/rooms/join", {"name": "trip"})).status == 200  # she is in it


async def test_so_many_rooms_without_a_password_are_entered_in_an_hour(scene: Scene) -> None:
    for number in range(21):
        assert (await scene.ann.post("/rooms", {"name": f"garden{number}"})).status == 201
    for number in range(20):
        assert (await scene.eve.post("/rooms/join", {"name": f"garden{number}"})).status == 200
    assert (await scene.eve.post("/rooms/join", {"name": "garden20"})).problem == "too-many-requests"
    assert (await scene.eve.post("/rooms/join", {"name": "garden3"})).status == 200
