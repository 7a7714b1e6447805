from dataclasses import replace

import pytest

from core.context import Context
from core.settings import Limits


@pytest.fixture
def context(context: Context) -> Context:
    """With limits on all together that few rows reach."""
    return replace(context, limits=Limits(pins_per_hour=60, registrations_per_day=30))
