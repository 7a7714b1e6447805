"""What a sandbox is told at its start; all but the address may change while it runs."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ReportDelays:
    """Seconds from accepting a message to `sent`, and from `sent` to `delivered`."""

    sent: float = 0.15
    delivered: float = 0.6


@dataclass(slots=True)
class SandboxSettings:
    """The account, its numbers, and how the carrier and X behave.

    `webhook_url` and `fallback_url` may carry Twilio's connection overrides in their fragment
    (`#rc=3&rp=5xx,ct,rt`). `report_delays` None means "off": messages count as delivered at once,
    no report is sent, and no task is started. `action_reports` is what a reply's `action` is told, on
    which Twilio's pages disagree: "once", all, if there is no `statusCallback`; "queued", that it is
    queued and no more; or "all", besides what `statusCallback` is told. `media_not_ready` is how often
    the first fetches of each picture are answered with 404. Where media aren't `media_protected` (a
    choice of the account's), `media_redirect` leads to Amazon's S3, for anybody. `webhook_seconds` is
    how long the carrier waits for a webhook's answer, tries and all; it acts on none that comes later,
    to the moment. `webhook_keep_alive` reuses connections to the bot: quicker, but a bot that restarts
    can then look as if it closed a connection.

    What begins with `x_` is of the stand-in for X: the application registered there (an empty secret
    makes it a public client; without registered addresses any http://127.0.0.1 one may be returned
    to), how long its codes and access tokens live, and how much may be posted. Which names of fields it
    knows is X's own secret: the new ones (`post.fields`), the old ones (`tweet.fields`), both or neither;
    others it refuses, or ignores.

    `operator` is the number of an operator of the bot; the page opens the desk as them.

    What begins with `mail_` is of the stand-in for an SMTP server; with a user, everybody has to sign in as that.
    """

    account_sid: str = "AC" + "0" * 32
    auth_token: str = field(default="sandbox-token", repr=False)
    numbers: tuple[str, ...] = ("+15550100000",)
    webhook_url: str = ""
    fallback_url: str = ""
    host: str = "127.0.0.1"
    port: int = 0
    messaging_service_sid: str = ""
    advanced_opt_out: bool = False
    report_delays: ReportDelays | None = field(default_factory=ReportDelays)
    action_reports: str = "once"
    media_redirect: bool = True
    media_protected: bool = True
    media_not_ready: int = 0
    media_link_seconds: float = 60.0
    webhook_seconds: float = 15.0
    webhook_keep_alive: bool = False
    x_app_name: str = "Backslash"
    x_client_id: str = "x-client"
    x_client_secret: str = field(default="x-secret", repr=False)
    x_redirect_uris: tuple[str, ...] = ()
    x_token_seconds: float = 7200.0
    x_code_seconds: float = 30.0
    x_window_seconds: float = 900.0
    x_posts_per_window: int = 100
    x_deletes_per_window: int = 50
    x_app_posts_per_day: int = 10_000
    x_user_posts_per_day: int = 10_000
    x_new_names: bool = True
    x_old_names: bool = True
    x_refuses_strange_names: bool = True
    mail_port: int = 0
    mail_user: str = ""
    mail_password: str = field(default="", repr=False)
    operator: str = ""
    keep_messages: int = 200_000
    keep_logs: int = 5_000
