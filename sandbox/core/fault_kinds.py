"""Every kind of fault: at which call it strikes, and what it takes."""

from dataclasses import dataclass, field
from typing import Final, Literal

Stage = Literal[
    "send",
    "list",
    "text",
    "webhook",
    "report",
    "media",
    "media_delete",
    "x_post",
    "x_delete",
    "x_token",
    "x_revoke",
    "x_me",
    "x_timeline",
    "x_media",
    "x_metadata",
]
Param = float | str


@dataclass(frozen=True, slots=True)
class FaultKind:
    """A kind of fault: where it strikes, what it does, and the parameters it takes with defaults."""

    stage: Stage
    about: str
    params: dict[str, Param] = field(default_factory=dict)


KINDS: Final[dict[str, FaultKind]] = {
    "send_429": FaultKind("send", "Too many requests", {"retry_after": 0}),
    "send_error_before": FaultKind("send", "Server error, nothing sent", {"status": 503}),
    "send_error_after": FaultKind("send", "Server error, yet it is sent", {"status": 500}),
    "send_reset_before": FaultKind("send", "Connection lost, nothing sent"),
    "send_reset_after": FaultKind("send", "Connection lost, yet it is sent"),
    "send_timeout_before": FaultKind("send", "No answer, nothing sent", {"seconds": 30}),
    "send_timeout_after": FaultKind("send", "No answer, yet it is sent", {"seconds": 30}),
    "send_slow": FaultKind("send", "A slow answer", {"ms": 2000}),
    "send_queue_full": FaultKind("send", "The queue is full", {"code": 21611}),
    "send_refused": FaultKind("send", "Refused with an error code (21610)", {"code": 21610, "status": 400}),
    "list_error": FaultKind("list", "The list fails", {"status": 500}),
    "list_slow": FaultKind("list", "The list is slow", {"ms": 2000}),
    "list_lag": FaultKind("list", "New texts are listed late", {"ms": 5000}),
    "webhooks_off": FaultKind("text", "Webhooks off: texts are only listed"),
    "duplicate": FaultKind("text", "Deliver a text's webhook several times at once", {"times": 2}),
    "drop_before_answer": FaultKind("webhook", "Lose the bot's answer on its way", {"ms": 15_000}),
    "answer_slow": FaultKind("webhook", "The bot's answer is under way for a while", {"ms": 2000}),
    "reset_after_send": FaultKind("webhook", "Hang up right after the webhook is sent"),
    "report_reversed": FaultKind("report", "Delivery reports in the wrong order"),
    "report_repeated": FaultKind("report", "Each delivery report twice"),
    "report_code_zero": FaultKind("report", "Each delivery report says error 0, which is none"),
    "report_missing": FaultKind("report", "No delivery report"),
    "report_failed": FaultKind("report", "Sent, then not delivered", {"code": 30003}),
    "report_undelivered_only": FaultKind("report", "Not delivered, no other report", {"code": 30003}),
    "media_404": FaultKind("media", "A picture is not there yet"),
    "media_error": FaultKind("media", "Fetching a picture fails", {"status": 500}),
    "media_elsewhere": FaultKind("media", "A picture is said to be elsewhere", {"url": "https://media.example.com/"}),
    "media_slow": FaultKind("media", "A picture stops half-way for a while", {"ms": 10_000}),
    "media_delete_error": FaultKind("media_delete", "Deleting a picture fails", {"status": 503}),
    "x_post_429": FaultKind("x_post", "Too many posts", {"seconds": 60, "headers": 1}),
    "x_post_429_old": FaultKind("x_post", "Too many posts, in the older wording", {"seconds": 60}),
    "x_post_402": FaultKind("x_post", "The operator is out of credits"),
    "x_post_402_titled": FaultKind("x_post", "The operator is out of credits, in other words"),
    "x_post_duplicate": FaultKind("x_post", "Refused as a duplicate"),
    "x_post_refused": FaultKind(
        "x_post", "Refused for another reason", {"reason": "You are not permitted to perform this action."}
    ),
    "x_post_not_enrolled": FaultKind("x_post", "The application is not set up"),
    "x_post_401": FaultKind("x_post", "The access token is not taken"),
    "x_post_bad_media": FaultKind("x_post", "The photos are not taken"),
    "x_post_error_before": FaultKind("x_post", "Server error at X, nothing posted", {"status": 503}),
    "x_post_error_after": FaultKind("x_post", "Server error, yet it is posted", {"status": 500}),
    "x_post_reset_before": FaultKind("x_post", "Connection lost, nothing posted"),
    "x_post_reset_after": FaultKind("x_post", "Connection lost, yet it is posted"),
    "x_post_timeout_before": FaultKind("x_post", "No answer, nothing posted", {"seconds": 30}),
    "x_post_timeout_after": FaultKind("x_post", "No answer, yet it is posted", {"seconds": 30}),
    "x_post_slow": FaultKind("x_post", "Posting is slow", {"ms": 2000}),
    "x_delete_429": FaultKind("x_delete", "Too many deletes", {"seconds": 60, "headers": 1}),
    "x_delete_error_before": FaultKind("x_delete", "Server error, nothing deleted", {"status": 503}),
    "x_delete_error_after": FaultKind("x_delete", "Server error, yet it is deleted", {"status": 500}),
    "x_delete_404": FaultKind("x_delete", "The post is not found"),
    "x_token_error_before": FaultKind("x_token", "Server error, the old token still holds", {"status": 503}),
    "x_token_error_after": FaultKind("x_token", "Server error, the old token is used up", {"status": 503}),
    "x_token_reset_before": FaultKind("x_token", "Connection lost, the old token still holds"),
    "x_token_reset_after": FaultKind("x_token", "Connection lost, the old token is used up"),
    "x_token_timeout_before": FaultKind("x_token", "No answer, the old token still holds", {"seconds": 30}),
    "x_token_timeout_after": FaultKind("x_token", "No answer, the old token is used up", {"seconds": 30}),
    "x_token_slow": FaultKind("x_token", "Tokens come slowly", {"ms": 2000}),
    "x_token_bad_client": FaultKind("x_token", "The application's secret is not taken"),
    "x_token_bad_token": FaultKind("x_token", "The refresh token is not taken"),
    "x_revoke_error_before": FaultKind("x_revoke", "Revoking fails, the tokens still hold", {"status": 503}),
    "x_revoke_error_after": FaultKind("x_revoke", "Revoking fails, yet the tokens are dead", {"status": 503}),
    "x_me_error": FaultKind("x_me", "Asking who it is fails", {"status": 503}),
    "x_me_401": FaultKind("x_me", "The access token is not taken for asking who it is"),
    "x_me_slow": FaultKind("x_me", "Asking who it is takes long", {"ms": 2000}),
    "x_timeline_error": FaultKind("x_timeline", "The list of posts fails", {"status": 503}),
    "x_timeline_lag": FaultKind("x_timeline", "New posts are listed late", {"ms": 5000}),
    "x_timeline_403": FaultKind("x_timeline", "The list of posts is refused"),
    "x_timeline_429": FaultKind("x_timeline", "Too many lists of posts", {"seconds": 60, "headers": 1}),
    "x_media_error": FaultKind("x_media", "Uploading a photo fails", {"status": 503}),
    "x_media_slow": FaultKind("x_media", "Uploading a photo is slow", {"ms": 2000}),
    "x_media_refused": FaultKind("x_media", "A photo is refused"),
    "x_metadata_error": FaultKind("x_metadata", "Describing a photo fails", {"status": 503}),
}
