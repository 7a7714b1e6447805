"""Writes docs/replies.md: `make replies`."""

from tests.replies.page import PAGE, whole

PAGE.write_text(whole(), "utf-8")
