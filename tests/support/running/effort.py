"""How much work something is, whatever machine does it: lines run and functions of C called."""

import sys
from collections.abc import Callable
from types import FrameType


def steps_of(work: Callable[[], object]) -> int:
    """The lines of Python that run, and the calls to functions written in C, while `work` is done.

    What goes on within one call of C (a regular expression, for one) is one step.
    """
    steps = 0

    def line(_frame: FrameType, event: str, _arg: object) -> Callable[..., object]:
        nonlocal steps
        steps += event == "line"
        return line

    def call(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal steps
        steps += event == "c_call"

    before = sys.gettrace(), sys.getprofile()
    sys.settrace(line)
    sys.setprofile(call)
    try:
        work()
    finally:
        sys.settrace(before[0])
        sys.setprofile(before[1])
    return steps
