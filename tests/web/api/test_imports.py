"""Files that programs send and fetch: looked at, confirmed, forgotten, by nobody else."""

from collections.abc import AsyncIterator
from datetime import date

import pytest

from actions.tracking import importing
from core.importing.frames import answer
from core.tx import Tx
from scheduler.importing import reader
from scheduler.importing.worker import work_on
from tests.support.habit_files import LoopHabit, files_read_at_hand, loop_tables
from tests.support.programs import signed_in, with_scopes
from tests.web.api.conftest import Scene
from web.api.declaration import Scope

IMPORTS = "/trackers/imports"
CSV = {"Content_Type": "text/csv"}
HABITS = [LoopHabit("Run!", {date(2024, 11, 22): (5_250, "along, the river")}, counts=True, unit="km")]


__all__ = ["files_read_at_hand"]
pytestmark = pytest.mark.usefixtures("files_read_at_hand")


async def test_a_file_is_sent_looked_at_and_confirmed(quick_scene: Scene) -> None:
    ann, ben = quick_scene.ann, quick_scene.ben
    sent = await ann.ask("POST", IMPORTS, raw=loop_tables(HABITS), Content_Type="application/zip")
    assert sent.status == 201, sent.body
    shown = sent.json
    assert {name: shown[name] for name in ("state", "source", "entries", "added", "trackers", "skipped")} == {
        "state": "waiting",
        "source": "loop",
        "entries": 1,
        "added": 0,
        "trackers": [
            {"name": "Run", "in_the_file": "Run!", "kind": "number", "unit": "km", "is_new": True, "entries": 1}
        ],
        "skipped": {},
    }
    one = f"{IMPORTS}/{shown['id']}"
    assert (await ann.get(one)).json == shown
    for ask in (ben.get(one), ben.post(f"{one}/confirm"), ben.ask("DELETE", one)):
        assert (await ask).problem == "not-here"
    for _ in range(2):
        done = await ann.post(f"{one}/confirm")
        assert (done.status, done.json["state"], done.json["added"]) == (200, "done", 1)
    [run] = (await ann.get("/trackers")).json["items"]
    [entry] = (await ann.get(f"/trackers/{run['id']}/entries")).json["items"]
    assert (entry["value"], entry["words"], entry["day"]) == (5.25, "along, the river", "2024-11-22")
    assert (await ann.ask("DELETE", one)).status == 204
    assert (await ann.ask("DELETE", one)).problem == "not-here"


async def test_what_went_out_is_there_already(quick_scene: Scene) -> None:
    ann = quick_scene.ann
    sent = await ann.ask("POST", f"{IMPORTS}?dates=mdy", raw=b"date,run\n3/4/2024,5\n3/5/2024,6\n", **CSV)
    await ann.post(f"{IMPORTS}/{sent.json['id']}/confirm")
    [run] = (await ann.get("/trackers")).json["items"]
    file = await ann.get("/trackers/entries.csv")
    assert file.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert file.body == (await ann.get(f"/trackers/{run['id']}/entries.csv")).body
    assert b"\r\n2024-03-05,run,6," in file.body
    assert (await quick_scene.ben.get(f"/trackers/{run['id']}/entries.csv")).problem == "not-here"
    assert (await quick_scene.ben.get("/trackers/entries.csv")).body.count(b"\r\n") == 1
    again = (await ann.ask("POST", IMPORTS, raw=file.body, **CSV)).json
    assert (again["source"], again["entries"], again["there_already"]) == ("backslash", 0, 2)


async def test_what_cannot_be_read_says_why(quick_scene: Scene) -> None:
    ann = quick_scene.ann
    for content, query, why in (
        (b"%PDF-1.7", "", "unknown"),
        (b"date,run\n3/4/2024,5\n", "", "which_order"),
        (b"", "", "empty"),
    ):
        refused = await ann.ask("POST", IMPORTS + query, raw=content, **CSV)
        assert (refused.problem, refused.json["why"]) == ("unreadable-file", why)
    assert (await ann.ask("POST", f"{IMPORTS}?dates=ymd", raw=b"x", **CSV)).problem == "invalid"
    assert (await ann.ask("POST", IMPORTS, raw=b"x", Content_Type="image/png")).problem == "wrong-type"
    large = await ann.ask("POST", IMPORTS, raw=_pieces(), **CSV)
    assert large.problem == "too-large"


async def _pieces() -> AsyncIterator[bytes]:
    for _ in range(21):
        yield b"x" * 1_000_000


async def test_it_takes_its_own_scopes(quick_scene: Scene) -> None:
    reads = await with_scopes(quick_scene.album, quick_scene.ann_id, Scope.TRACKERS_READ)
    assert (await reads.get("/trackers/entries.csv")).status == 200
    assert (await reads.ask("POST", IMPORTS, raw=b"date,run\n2024-11-22,5\n", **CSV)).problem == "out-of-scope"
    others = await with_scopes(quick_scene.album, quick_scene.ann_id, Scope.POSTS_READ)
    assert (await others.get("/trackers/entries.csv")).problem == "out-of-scope"


def end_sessions(tx: Tx) -> None:
    tx.run("UPDATE sessions SET expires_at = 0")


async def test_who_is_signed_out_meanwhile_takes_nothing_in(
    quick_scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, album = quick_scene.ann, quick_scene.album

    async def ask(said: bytes) -> bytes:
        await album.do(end_sessions)
        return answer(work_on(said))

    monkeypatch.setattr(reader, "_ask", ask)
    assert (await ann.ask("POST", IMPORTS, raw=b"date,run\n2024-11-22,5\n", **CSV)).problem == "not-signed-in"
    assert await album.app.db.read(importing.import_of, quick_scene.ann_id) is None


async def test_who_is_signed_out_in_the_midst_of_it_goes_on_later(
    quick_scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann, album = quick_scene.ann, quick_scene.album
    lines = "".join(f"2024-11-22,{value}\n" for value in range(50)) + "".join(
        f"2024-11-21,{value}\n" for value in range(60)
    )
    sent = await ann.ask("POST", f"{IMPORTS}?moods=Bouncy%3D4", raw=f"date,run\n{lines}".encode(), **CSV)
    take_in_batch = importing.take_in_batch

    def ends(tx: Tx, *args: int) -> object:
        taken = take_in_batch(tx, *args)
        end_sessions(tx)
        return taken

    monkeypatch.setattr(importing, "take_in_batch", ends)
    assert (await ann.post(f"{IMPORTS}/{sent.json['id']}/confirm")).problem == "not-signed-in"
    monkeypatch.undo()
    again = await signed_in(album, quick_scene.ann_id)
    assert (await again.get(f"{IMPORTS}/{sent.json['id']}")).json["added"] == 50
    done = await again.post(f"{IMPORTS}/{sent.json['id']}/confirm")
    assert (done.json["state"], done.json["added"]) == ("done", 110)
