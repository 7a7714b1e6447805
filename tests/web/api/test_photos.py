from uuid import uuid4

from tests.support.photos.albums import LARGE, SMALL
from tests.web.api.conftest import Scene


async def test_photos_of_a_room(scene: Scene) -> None:
    await scene.album.rows(scene.trip, scene.ben_id, 3)
    listed = (await scene.ben.get(f"{scene.room}/photos?limit=2")).json
    rest = (await scene.ben.get(f"{scene.room}/photos?limit=2&cursor={listed['next_cursor']}")).json
    found = listed["items"] + rest["items"]
    assert [each["caption"] for each in found] == ["No. 2", "No. 1", "No. 0", "The lake"]
    assert [(each["sender"], each["is_yours"]) for each in found[2:]] == [("Ben", True), ("Ann", False)]
    one = (await scene.ben.get(scene.photo)).json
    assert one == found[3]


async def test_the_bytes_of_a_photo(scene: Scene) -> None:
    original = await scene.ben.get(f"{scene.photo}/original")
    assert (original.status, original.body) == (200, LARGE)
    assert original.headers["Content-Type"] == "image/jpeg"
    assert (await scene.ben.get(f"{scene.photo}/thumbnail")).body == SMALL
    again = await scene.ben.get(f"{scene.photo}/original", If_None_Match=original.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


async def test_only_who_sent_it_changes_and_deletes_it(scene: Scene) -> None:
    for program in (scene.ben, scene.eve):
        assert (await program.ask("PATCH", scene.photo, {"caption": "Mine"})).problem == "not-here"
        assert (await program.ask("DELETE", scene.photo)).problem == "not-here"
    changed = await scene.ann.ask("PATCH", scene.photo, {"caption": "A pond"})
    assert (changed.status, changed.json["caption"]) == (200, "A pond")
    refused = await scene.ann.ask("PATCH", scene.photo, {"caption": "A sea", "sender": "Ben"})
    assert refused.problem == "invalid"
    assert (await scene.ann.get(scene.photo)).json["caption"] == "A pond"
    assert (await scene.ann.ask("DELETE", scene.photo)).status == 204
    assert (await scene.ann.get(scene.photo)).problem == "not-here"


async def test_who_is_not_in_the_room_gets_no_photo(scene: Scene) -> None:
    other = await scene.album.room("garden", scene.eve_id)
    for part in ("", "/original", "/thumbnail"):
        assert (await scene.eve.get(scene.photo + part)).problem == "not-here"
        by_other_room = f"/rooms/room_{other.uuid}/photos/photo_{scene.photo_uuid}{part}"
        assert (await scene.eve.get(by_other_room)).problem == "not-here"
        assert (await scene.ann.get(f"{scene.room}/photos/photo_{uuid4()}{part}")).problem == "not-here"
