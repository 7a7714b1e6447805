from core.clock import DAY
from core.tx import Tx
from storage.programs.program_tokens import MOST
from tests.support.browser.room_scene import shift
from tests.support.programs import Program, with_scopes
from tests.web.api.conftest import Scene
from web.api.declaration import FOR_PROGRAMS, Scope
from web.api.ids import IN_PATHS
from web.api.table import OPERATIONS


async def test_a_token_for_a_program_does_what_it_is_for(scene: Scene) -> None:
    made = await scene.ann.post("/programs", {"name": "backup", "scopes": ["rooms:read", "photos:read"]})
    assert made.status == 201
    program = Program(scene.album, made.json["token"])
    assert (await program.get("/rooms")).status == 200
    assert (await program.get(f"{scene.photo}/original")).status == 200
    assert (await program.ask("DELETE", scene.photo)).problem == "out-of-scope"
    [listed] = (await scene.ann.get("/programs")).json["items"]
    assert (listed["name"], listed["scopes"]) == ("backup", ["photos:read", "rooms:read"])
    assert listed["used_at"] is not None
    assert "token" not in listed
    assert (await scene.ben.ask("DELETE", f"/programs/{listed['id']}")).problem == "not-here"
    assert (await scene.ann.ask("DELETE", f"/programs/{listed['id']}")).status == 204
    assert (await program.get("/rooms")).problem == "not-signed-in"


async def test_each_operation_needs_its_scope(quick_scene: Scene) -> None:
    values = {"name": "x1", "text": "x", "caption": "x", "asks": "DOUBT", "password": "x" * 9, "scopes": ["me:read"]}
    values |= {"month": "2020-01", "when": "daily 20:00"}
    ids = {name: f"{name}_0000000000001" for name in IN_PATHS}
    ids |= {"room": f"room_{quick_scene.trip.uuid}", "photo": f"photo_{quick_scene.photo_uuid}"}
    for scope in Scope:
        program = await with_scopes(quick_scene.album, quick_scene.ann_id, *FOR_PROGRAMS - {scope})
        needing = [each for each in OPERATIONS if each.scope is scope]
        assert needing, scope
        for each in needing:
            fields = each.body.model_fields if each.body else ()
            body = {name: values[name] for name in fields if name in values}
            sent = {"raw": b"x", "Content_Type": each.takes[0]} if each.takes else {"body": body}
            heard = await program.ask(each.method, each.path.format(**ids), **sent)
            assert heard.problem == "out-of-scope", each.name


async def test_no_program_gets_the_account_and_nobody_has_many(scene: Scene) -> None:
    for scopes in (["account"], ["rooms:read", "account"], [], ["all"]):
        assert (await scene.ann.post("/programs", {"name": "x", "scopes": scopes})).problem == "invalid"
    for _ in range(MOST):
        await with_scopes(scene.album, scene.ann_id, Scope.ME_READ)
    wanted = {"name": "one more", "scopes": ["me:read"]}
    assert (await scene.ann.post("/programs", wanted)).problem == "too-many-programs"


async def test_a_programs_token_ends_by_itself(scene: Scene) -> None:
    program = await with_scopes(scene.album, scene.ann_id, Scope.ME_READ)
    assert (await program.get("/me")).status == 200

    def age(tx: Tx) -> None:
        shift(tx, "program_tokens", "expires_at", DAY)

    await scene.album.do(age)
    assert (await program.get("/me")).problem == "not-signed-in"
