import io

from PIL import Image

from sandbox.server import Sandbox
from tests.bots import Phone, RunningBot
from tests.x_accounts import ANN, connect


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


async def test_a_post_carries_its_photos(bot: RunningBot, database_url: str, sandbox: Sandbox, ann: Phone) -> None:
    await connect(database_url, sandbox, ann)
    await ann.text("\\POST Two views of the lake", [("image/jpeg", jpeg("teal")), ("image/jpeg", jpeg("navy"))])
    [post] = await sandbox.x.posted(ANN)
    assert (post.text, len(post.media)) == ("Two views of the lake", 2)
    await ann.hears("Posted: Two views of the lake")


async def test_post_alone_publishes_the_last_photos(
    bot: RunningBot, database_url: str, sandbox: Sandbox, ann: Phone
) -> None:
    await connect(database_url, sandbox, ann)
    await ann.text("At the lake", [("image/jpeg", jpeg())])
    await ann.hears("1 photo kept in your own")
    await ann.text("POST")
    [post] = await sandbox.x.posted(ANN)
    assert (post.text, len(post.media)) == ("At the lake", 1)
    await ann.hears("Posted: At the lake")
