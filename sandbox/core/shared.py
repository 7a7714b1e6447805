"""What carrier, X and page are all given."""

from collections import Counter

import orjson

from sandbox.core.faults import Faults
from sandbox.core.hub import Hub
from sandbox.core.phones import Phones
from sandbox.core.settings import SandboxSettings


class Shared:
    """Settings, faults, the phones on the page, listeners and counters."""

    def __init__(self, settings: SandboxSettings) -> None:
        self.settings = settings
        self.url = ""
        """Where the sandbox listens, once it does."""
        self.hub = Hub()
        self.faults = Faults(self._faults_changed)
        self.phones = Phones(self.hub)
        self.stats: Counter[str] = Counter()

    def _faults_changed(self) -> None:
        if self.hub:
            self.hub.tell("faults", orjson.dumps([each.shown() for each in self.faults.active()]))
