import os
import subprocess
import sys
import time

from bench.fixtures.processes import _counts, used

BURN = "import time\nwhile time.process_time() < 0.2: pass"


def test_the_processor_time_of_a_process_and_of_children_that_ended_is_counted() -> None:
    before, own = used(os.getpid()), time.process_time()
    while time.process_time() - own < 0.05:
        pass
    subprocess.run([sys.executable, "-c", BURN], check=True)

    assert used(os.getpid()).since(before).processor >= 0.05 + 0.2 - 0.04  # of children, in hundredths


def test_what_is_written_is_counted() -> None:
    before = used(os.getpid())
    with open(os.devnull, "wb", buffering=0) as file:  # noqa: PTH123 - unbuffered
        file.write(bytes(10_000))
    assert used(os.getpid()).since(before).written >= 10_000


def test_the_summary_of_strace_is_read() -> None:
    table = (
        "syscall              calls\n---------------- ---------\nread                     1\nclose    2\ntotal  3\n"
    )
    assert _counts(table) == {"read": 1, "close": 2, "total": 3}
