from tests.support.network.wire import answers, session, stay_on_this_machine

__all__ = ["answers", "session", "stay_on_this_machine"]
