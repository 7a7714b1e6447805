from core.clock import HOUR
from core.tx import Tx
from tests.support.bots import eventually
from tests.support.browser.room_scene import shift
from tests.support.exports import Exported
from tests.support.programs import with_scopes
from tests.web.api.conftest import Scene
from web.api.declaration import FOR_PROGRAMS

EXPORT = "/me/export"


async def test_all_that_is_stored_is_asked_for_made_and_fetched(quick_scene: Scene) -> None:
    ann = quick_scene.ann
    assert (await ann.get(EXPORT)).problem == "not-here"
    assert (await ann.get(f"{EXPORT}/file")).problem == "not-here"
    for asked in (await ann.post(EXPORT), await ann.post(EXPORT), await ann.get(EXPORT)):
        assert (asked.status, asked.json["state"], asked.json["size"]) == (202, "making", 0)
    assert (await ann.get(f"{EXPORT}/file")).problem == "not-ready"
    await quick_scene.album.work()

    async def is_ready() -> bool:
        return (await ann.get(EXPORT)).status == 200

    await eventually(is_ready)
    ready = await ann.post(EXPORT)  # once a day
    assert (ready.status, ready.json["state"]) == (200, "ready")
    head, file = await ann.ask("HEAD", f"{EXPORT}/file"), await ann.get(f"{EXPORT}/file")
    assert (head.status, head.body, len(file.body)) == (200, b"", ready.json["size"])
    assert file.headers["Content-Type"] == "application/zip"
    assert len(Exported.of(file.body).photos) == 1


async def test_nobody_else_gets_it_and_the_file_needs_a_pin(quick_scene: Scene) -> None:
    assert (await quick_scene.ann.post(EXPORT)).status == 202
    assert (await quick_scene.ben.get(EXPORT)).problem == "not-here"
    assert (await quick_scene.ben.get(f"{EXPORT}/file")).problem == "not-here"
    program = await with_scopes(quick_scene.album, quick_scene.ann_id, *FOR_PROGRAMS)
    for method, path in (("GET", EXPORT), ("POST", EXPORT), ("GET", f"{EXPORT}/file")):
        assert (await program.ask(method, path)).problem == "out-of-scope"

    def age(tx: Tx) -> None:
        shift(tx, "sessions", "fresh_until", HOUR)

    await quick_scene.album.do(age)
    assert (await quick_scene.ann.get(f"{EXPORT}/file")).problem == "needs-pin"
