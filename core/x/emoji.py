"""Emoji as people see them: one picture, of however many code points (Unicode Technical Standard #51)."""
# ruff: noqa: RUF001 - pictures that look like letters

import re

_PICTURES = (
    "‼⁉™ℹ↔-↙↩↪⌚⌛⌨⎈⏏⏩-⏳⏸-⏺Ⓜ▪▫▶◀◻-◾☀-★☇-☒☔-⚅⚐-✅✈-✒✔✖✝✡✨✳✴❄❇❌❎❓-❕❗❣-❧➕-➗➡➰➿⤴⤵⬅-⬇⬛⬜⭐⭕〰〽㊗㊙"
    "\U0001f000-\U0001f0ff\U0001f10d-\U0001f10f\U0001f12f\U0001f16c-\U0001f171\U0001f17e\U0001f17f\U0001f18e"
    "\U0001f191-\U0001f19a\U0001f1ad-\U0001f1e5\U0001f201-\U0001f20f\U0001f21a\U0001f22f\U0001f232-\U0001f23a"
    "\U0001f23c-\U0001f23f\U0001f249-\U0001f3fa\U0001f400-\U0001f53d\U0001f546-\U0001f64f\U0001f680-\U0001f6ff"
    "\U0001f774-\U0001f77f\U0001f7d5-\U0001f7ff\U0001f80c-\U0001f80f\U0001f848-\U0001f84f\U0001f85a-\U0001f85f"
    "\U0001f888-\U0001f88f\U0001f8ae-\U0001f8ff\U0001f90c-\U0001f93a\U0001f93c-\U0001f945\U0001f947-\U0001faff"
    "\U0001fc00-\U0001fffd"
)
"""The property Extended_Pictographic, which has room for pictures of later versions; without © and ®."""
_SKIN = "[\U0001f3fb-\U0001f3ff]"
_TAGS = "[\U000e0020-\U000e007e]{1,6}\U000e007f"
_ONE = f"[{_PICTURES}](?:{_SKIN}|\ufe0f\u20e3?|{_TAGS})?"
_MOST_JOINED = 4
"""None that Unicode recommends joins more, and none has longer tags than the six of a region."""

_FLAG = "[\U0001f1e6-\U0001f1ff]{2}"
_KEYCAP = "[0-9#*]\ufe0f?\u20e3"
_IF_ASKED = "[©®]\ufe0f"

EMOJI = re.compile(f"{_ONE}(?:\u200d{_ONE}){{0,{_MOST_JOINED - 1}}}|{_FLAG}|{_KEYCAP}|{_IF_ASKED}")
"""One emoji, with all that is joined to it."""
