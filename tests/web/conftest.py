from tests.support.front import front

__all__ = ["front"]
