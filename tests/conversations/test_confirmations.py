"""What people read once a post is up: never question marks in place of their words."""

from sandbox.server import Sandbox
from tests.support.bots import Phone, RunningBot
from tests.support.photos.pictures import photo
from tests.support.x.accounts import connect

RUSSIAN = "Сегодня озеро замёрзло, идём кататься"


async def test_the_first_one_says_how_to_take_it_back_and_no_later_one(
    bot: RunningBot, database_url: str, ann: Phone, sandbox: Sandbox
) -> None:
    await connect(database_url, sandbox, ann)
    first = await ann.says("\\POST The lake is frozen 🧊", "Posted: The lake is frozen http")
    assert first.body.endswith("To delete it within the hour, text \\UNDO")
    later = await ann.says(f"\\POST {RUSSIAN}", f"Posted ({len(RUSSIAN)} characters) http")
    assert "UNDO" not in later.body
    await ann.says("\\UNDO", f"Deleted from X: your text of {len(RUSSIAN)} characters")


async def test_photos_are_named(bot: RunningBot, database_url: str, ann: Phone, sandbox: Sandbox) -> None:
    await connect(database_url, sandbox, ann)
    await ann.text("", media=[("image/jpeg", photo()), ("image/jpeg", photo(64, 96))])
    await ann.hears("2 photos kept for you alone. See them: ", "Text POST to publish.")
    await ann.says("POST", "Posted: 2 photos http")
