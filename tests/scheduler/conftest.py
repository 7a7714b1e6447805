from tests.support.x.stage import stage

__all__ = ["stage"]
