from sandbox.server import Sandbox
from tests.bots import Phone, RunningBot
from tests.x_accounts import ANN, connect


async def test_a_text_becomes_a_post(bot: RunningBot, database_url: str, sandbox: Sandbox, ann: Phone) -> None:
    await connect(database_url, sandbox, ann)
    await ann.text("The lake is frozen over")
    [post] = await sandbox.x.posted(ANN)
    assert post.text == "The lake is frozen over"
    await ann.hears(f"Posted: The lake is frozen over {sandbox.url}/{ANN}/status/{post.id}")
