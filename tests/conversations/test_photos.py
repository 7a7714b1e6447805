import io

from PIL import Image

from sandbox.server import Sandbox
from tests.bots import Phone, RunningBot


def jpeg(color: str = "teal", size: tuple[int, int] = (640, 480)) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", size, color).save(made, "JPEG")
    return made.getvalue()


async def test_three_photos_are_kept_and_answered_once(bot: RunningBot, sandbox: Sandbox, ann: Phone) -> None:
    await ann.says("ROOM trip", "trip")
    await ann.text("At the lake", [("image/jpeg", jpeg(color)) for color in ("teal", "navy", "olive")])
    await ann.hears("3 photos kept in trip. See them: ", "/rooms/enter/")
    await sandbox.idle()
    assert ann.silent
