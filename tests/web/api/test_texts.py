from core.address import sms
from core.tx import Tx
from storage.delivery import deliveries
from tests.support.database.rows import met, text_from, text_to
from tests.web.api.conftest import Scene

ANN = sms("+15550100101")


async def test_what_somebody_sent_and_what_became_of_it(scene: Scene) -> None:
    def fill(tx: Tx) -> None:
        first = text_from(tx, "SM1", ANN, "STATUS")
        text_from(tx, "SM2", ANN, "The lake is frozen")
        said = text_to(met(tx, ANN), "All is well.", to=ANN, text_id=first.id)
        deliveries.add(tx, said._replace(id=first.id))

    await scene.album.do(fill)
    listed = (await scene.ann.get("/texts?limit=1")).json
    rest = (await scene.ann.get(f"/texts?cursor={listed['next_cursor']}")).json
    newest, oldest = listed["items"][0], rest["items"][0]
    assert (newest["body"], newest["reply"], newest["reply_state"]) == ("The lake is frozen", "", None)
    assert (oldest["body"], oldest["reply"], oldest["reply_state"]) == ("STATUS", "All is well.", "waiting")
    assert (await scene.ann.get(f"/texts/{oldest['id']}")).json == oldest
    assert (await scene.ben.get(f"/texts/{oldest['id']}")).problem == "not-here"
    assert (await scene.ben.get("/texts")).json["items"] == []
