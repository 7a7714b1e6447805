from tests.support.connecting import mine, theirs

__all__ = ["mine", "theirs"]
