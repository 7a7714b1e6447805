"""What the carrier and X do wrong in a soak: nothing that the bot couldn't live with."""

from sandbox.core.fault_kinds import Param

NO_ANSWER = 3.0
"""Seconds; longer than an attempt may take."""
MILLISECONDS = 300
LAG_MILLISECONDS = 100
"""Half of what lists may lag here (`settle_seconds`)."""

ALL: dict[str, dict[str, Param]] = {
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
    "list_lag": {"ms": LAG_MILLISECONDS},
    "webhooks_off": {},
    "duplicate": {"times": 2},
    "drop_before_answer": {"ms": MILLISECONDS},
    "answer_slow": {"ms": MILLISECONDS},
    "reset_after_send": {},
    "report_reversed": {},
    "report_repeated": {},
    "report_missing": {},
    "report_code_zero": {},
    "media_404": {},
    "media_error": {},
    "media_slow": {"ms": MILLISECONDS},
    "media_delete_error": {},
    "x_post_429": {"seconds": 2},
    "x_post_page": {},
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
    "x_delete_page": {},
    "x_delete_not": {},
    "x_timeline_error": {},
    "x_timeline_lag": {"ms": LAG_MILLISECONDS},
    "x_timeline_page": {},
    "x_timeline_429": {"seconds": 2},
}
"""Each fault of the sandbox that may strike, and what it takes."""
