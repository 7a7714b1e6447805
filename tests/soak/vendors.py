"""What the carrier and X do wrong in a soak: nothing that the bot couldn't live with."""

from sandbox.core.fault_kinds import KINDS, Param

NO_ANSWER = 3.0
"""Seconds; longer than an attempt may take."""
MILLISECONDS = 300

FAULTS: dict[str, dict[str, Param]] = {
    "send_429": {},
    "send_error_before": {},
    "send_error_after": {},
    "send_reset_before": {},
    "send_reset_after": {},
    "send_timeout_before": {"seconds": NO_ANSWER},
    "send_timeout_after": {"seconds": NO_ANSWER},
    "send_slow": {"ms": MILLISECONDS},
    "send_queue_full": {},
    "list_error": {},
    "list_slow": {"ms": MILLISECONDS},
    "webhooks_off": {},
    "duplicate": {"times": 2},
    "drop_before_answer": {"ms": MILLISECONDS},
    "answer_slow": {"ms": MILLISECONDS},
    "reset_after_send": {},
    "report_reversed": {},
    "report_repeated": {},
    "report_missing": {},
    "media_404": {},
    "media_error": {},
    "media_slow": {"ms": MILLISECONDS},
    "media_delete_error": {},
    "x_post_429": {"seconds": 2},
    "x_post_error_before": {},
    "x_post_error_after": {},
    "x_post_reset_before": {},
    "x_post_reset_after": {},
    "x_post_timeout_before": {"seconds": NO_ANSWER},
    "x_post_timeout_after": {"seconds": NO_ANSWER},
    "x_post_slow": {"ms": MILLISECONDS},
    "x_delete_429": {"seconds": 2},
    "x_delete_error_before": {},
    "x_delete_error_after": {},
    "x_timeline_error": {},
}
"""Each fault of the sandbox that may strike, and what it takes."""
ALL = {**FAULTS, **{kind: {} for kind in KINDS if "html" in kind}}
"""Pages in HTML, where an answer should be, too."""
