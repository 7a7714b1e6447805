from tests.support.x_stage import stage

__all__ = ["stage"]
