import asyncio
import os
import threading

from core.logs import configure_logs, get_logger
from core.settings import LogSettings
from tests.support.bots import PATIENCE
from tests.support.front import Front


async def test_texts_are_answered_while_nobody_reads_the_log(front: Front, logs: object) -> None:
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as stream:
        configure_logs(LogSettings(), stream)
        filled = asyncio.Event()
        running = asyncio.get_running_loop()

        def fill() -> None:
            for _ in range(100):
                get_logger().info("text.received", words="x" * 1000)
            running.call_soon_threadsafe(filled.set)

        threading.Thread(target=fill, daemon=True).start()
        await asyncio.wait_for(filled.wait(), PATIENCE / 4)
        answered = await asyncio.wait_for(front.sms("SM1", "?"), PATIENCE / 4)
        assert answered.status == 200
        assert b"<Message" in answered.body
        got = b""
        while b"text.handled" not in got:
            got += await asyncio.to_thread(os.read, reading, 1 << 20)
        os.close(reading)
