"""What X lists is paid for: as little is asked for as settles the question, and all of it is on the books."""

from tests.support.x.stage import Somebody, XStage, open_stage

READS = "SELECT sum(post_reads), sum(user_reads) FROM spending"


async def settled(stage: XStage, ann: Somebody, words: str) -> int:
    """Have a post settled that is up, though X said nothing; returns how many posts X listed for that."""
    before, _ = stage.sandbox.x.reads
    ann.fault("x_post_error_after")
    await ann.text(words)
    await ann.hears(f"Posted: {words}")
    return stage.sandbox.x.reads[0] - before


async def test_a_look_asks_for_few_posts_and_all_are_counted(database_url: str) -> None:
    async with open_stage(database_url) as stage:
        ann = await stage.somebody()
        for number in range(7):
            await ann.text(f"Sentence {number}")
            await ann.hears(f"Posted: Sentence {number}")
        assert await settled(stage, ann, "The lake is frozen") <= 5
        await stage.quiet()
        assert await ann.look(lambda tx: tx.row(READS)) == stage.sandbox.x.reads
