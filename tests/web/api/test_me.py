from tests.web.api.conftest import Scene


async def test_who_the_token_is_of(scene: Scene) -> None:
    heard = await scene.ann.get("/me")
    assert heard.status == 200, heard.body
    assert (heard.json["name"], heard.json["number"], heard.json["asks"]) == ("Ann", "+15550100101", "DOUBT")
    assert heard.json["active_room"] == "trip"
    again = await scene.ann.get("/me", If_None_Match=heard.headers["ETag"])
    assert (again.status, again.body) == (304, b"")


async def test_a_name_is_changed_and_nothing_else_can_be(scene: Scene) -> None:
    changed = await scene.ann.ask("PATCH", "/me", {"name": "Anna", "asks": "ALWAYS", "zone": "Europe/Lisbon"})
    assert changed.json["zone"] == "Europe/Lisbon"
    assert (changed.status, changed.json["name"], changed.json["asks"]) == (200, "Anna", "ALWAYS")
    for more in ({"number": "+15550100199"}, {"person_id": 1}, {"name": 7}, {"asks": "no"}):
        refused = await scene.ann.ask("PATCH", "/me", {"name": "Eve", **more})
        assert (refused.status, refused.problem) == (422, "invalid")
        assert refused.json["errors"][0]["where"].startswith("body/")
    assert (await scene.ann.ask("PATCH", "/me", {"name": "1 2"})).problem == "not-a-name"
    assert (await scene.ann.ask("PATCH", "/me", {"name": "Eve", "zone": "Nowhere"})).problem == "unknown-zone"
    assert (await scene.ann.get("/me")).json["name"] == "Anna"


async def test_who_deletes_themselves_is_gone_with_their_tokens(scene: Scene) -> None:
    assert (await scene.ann.ask("DELETE", "/me")).status == 204
    assert (await scene.ann.get("/me")).problem == "not-signed-in"
    assert (await scene.ben.get("/me")).status == 200
