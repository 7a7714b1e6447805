from tests.support.front import front
from tests.support.network.wire import answers, client, session, stay_on_this_machine

__all__ = ["answers", "client", "front", "session", "stay_on_this_machine"]
