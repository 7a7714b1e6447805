from tests.support.browser.connecting import mine, theirs

__all__ = ["mine", "theirs"]
