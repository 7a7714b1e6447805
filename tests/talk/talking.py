import tempfile
from collections.abc import Sequence

from tests.talk.corpus import Case
from tests.talk.judging import Verdict, judge
from tests.talk.quick_bot import QuickBot
from tests.talk.trial import try_all


async def talk(several: Sequence[Case]) -> list[Verdict]:
    """What the bot makes of these texts."""
    with tempfile.TemporaryDirectory(prefix="talk-") as folder:
        bot = await QuickBot.open(folder)
        try:
            return [judge(case, happened) for case, happened in await try_all(bot, several)]
        finally:
            await bot.close()
