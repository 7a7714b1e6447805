import random
from collections import Counter
from pathlib import Path

import pytest

from core.context import Context
from sandbox.core.settings import ReportDelays
from sandbox.server import Sandbox
from tests.crash.load import KILLS, Load, each_text_is_stored_once, under_fire, victims_for
from tests.support.bots import sandbox_settings


@pytest.mark.timeout(1800)
async def test_every_text_has_one_effect_and_one_reply_whenever_the_bot_is_killed(
    database_url: str, suite_log: Path, context: Context
) -> None:
    random.seed(KILLS)
    async with Sandbox(sandbox_settings(report_delays=ReportDelays(0.02, 0.02))) as sandbox:
        load = Load(sandbox)
        await under_fire(load, victims_for(database_url, sandbox), suite_log, database_url, context)
        assert len(load.texts) > KILLS
        assert load.answered
        assert load.replies() == Counter(load.texts.keys()), load.differences()
        await each_text_is_stored_once(database_url, context, load)
