from dataclasses import replace

import pytest

from core.context import Context
from core.settings import Limits


@pytest.fixture
def context(context: Context) -> Context:
    """An operator with an application at X, and a cap that a few posts reach."""
    return replace(context, can_connect=True, limits=Limits(spend_per_person=0.13))
