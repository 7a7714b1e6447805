"""Every setting with its default, its bounds and what it means."""

from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, SecretStr, model_validator

from core.address import is_number
from core.settings.values import (
    AuthToken,
    Country,
    DatabaseUrl,
    FernetKey,
    HttpUrl,
    MediaUrl,
    NetworkAddress,
    Number,
    Positive,
    Price,
    Seconds,
    Sender,
)


class SettingsSection(BaseModel):
    """A table of config.toml: unknown keys are refused, nothing changes after the start.

    Its name is that of the table, with `Settings` behind it, but for limits and prices: these are just that wherever
    they are handed on.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


class ServerSettings(SettingsSection):
    """Where the bot listens."""

    host: str = "127.0.0.1"
    port: Annotated[int, Field(ge=0, le=65535)] = 8080
    public_url: HttpUrl = "http://127.0.0.1:8080"
    """The address that Twilio and browsers use; signatures are made over it."""
    body_limit_bytes: Positive = 65_536
    connections: Positive = 1000
    proxies: tuple[NetworkAddress, ...] = ("127.0.0.1", "::1")
    """Network addresses of proxies in front: what these say in X-Forwarded-For is who asks."""
    shutdown_seconds: Seconds = 10.0
    tls_certificate: str = ""
    """A file; none if a proxy in front of the bot has one."""
    tls_key: str = ""

    @model_validator(mode="after")
    def _has_both_files_or_none(self) -> Self:
        if bool(self.tls_certificate) != bool(self.tls_key):
            raise ValueError("tls_certificate and tls_key belong together: name both files, or none")
        return self


class DatabaseSettings(SettingsSection):
    """Where rows live."""

    url: DatabaseUrl = "sqlite:///data/bot.db"
    connections: Annotated[int, Field(ge=1, le=100)] = 8


class TwilioSettings(SettingsSection):
    """The carrier."""

    account_sid: str = ""
    auth_tokens: tuple[AuthToken, ...] = ()
    """Any of them is accepted on webhooks; the first one signs in."""
    numbers: tuple[Number, ...] = ()
    messaging_service_sid: str = ""
    api_url: HttpUrl = "https://api.twilio.com"
    media_hosts: tuple[str, ...] = (
        "api.twilio.com",
        "mms.twiliocdn.com",
        "media.twiliocdn.com",
        "s3-external-1.amazonaws.com/media.twiliocdn.com",
    )
    """Hosts (with a port, if it isn't the usual one) from which photos may be fetched; with a path, only below it.

    The last one is Amazon's, shared with everybody who has a bucket there: accounts that don't protect their media
    have them under that path.
    """
    rate: Annotated[float, Field(gt=0)] = 1.0
    """Segments per second and number."""
    timeout_seconds: Seconds = 15.0
    webhook_seconds: Seconds = 15.0
    """How long Twilio waits for the answer to its webhook, all tries included; never less than Twilio itself does."""


class XSettings(SettingsSection):
    """The application at X that people connect their accounts to."""

    client_id: str = ""
    client_secret: SecretStr = SecretStr("")
    """Empty for a public client."""
    authorize_url: HttpUrl = "https://x.com/i/oauth2/authorize"
    api_url: HttpUrl = "https://api.x.com"
    timeout_seconds: Seconds = 15.0


class MediaSettings(SettingsSection):
    """Where photos are kept."""

    url: MediaUrl = "file://data/media"
    endpoint_url: str = ""
    """Another S3 than Amazon's."""
    region: str = "us-east-1"
    timeout_seconds: Seconds = 30.0


class MailSettings(SettingsSection):
    """The SMTP server for e-mail; without one, people are offered none."""

    host: str = ""
    port: Annotated[int, Field(ge=1, le=65535)] = 587
    security: Literal["starttls", "tls", "none"] = "starttls"
    """STARTTLS, TLS from the first byte on, or none. A server that lacks what is set here gets no mail."""
    user: str = ""
    password: SecretStr = SecretStr("")
    sender: Sender = ""
    timeout_seconds: Seconds = 30.0
    """For a whole mail."""

    @model_validator(mode="after")
    def _has_a_sender(self) -> Self:
        if self.host and not self.sender:
            raise ValueError("sender is needed beside host: the address that mails come from")
        return self


class Prices(SettingsSection):
    """What things cost the operator, in US dollars; for `bot costs` and the caps on spending."""

    text_segment: Price = 0.0083
    """In or out."""
    picture_text: Price = 0.022
    """Out, with a picture (MMS): at 0, none is sent, and a link goes instead."""
    post: Price = 0.015
    post_with_link: Price = 0.20
    delete: Price = 0.010
    post_read: Price = 0.005
    user_read: Price = 0.010


class SecretsSettings(SettingsSection):
    """Keys from which all others are derived."""

    keys: tuple[FernetKey, ...] = ()


class DeliveriesSettings(SettingsSection):
    """The loop that carries out what leaves."""

    concurrency: Positive = 500
    lease_seconds: Annotated[float, Field(gt=0, le=240)] = 60.0
    """An attempt that takes longer is cut off; if nothing was heard of it by then, its outcome is unknown.

    Four minutes at most: what is put into the store is deleted five minutes after it was called off.
    """
    report_seconds: Seconds = 30.0
    """How long a reply in TwiML waits for its first report before the carrier is asked for it, at least."""
    arrival_seconds: Seconds = 20.0
    """How long after the end of an attempt what it sent may still arrive and be acted on (see core.settling).

    Ten seconds of it are the network's (clients/session.py), the rest is the other side's.
    """
    settle_seconds: Seconds = 10.0
    """How long the lists of the carrier and of X may lag: nothing of unknown outcome is looked for before."""
    retry_seconds: Seconds = 2.0
    """The first wait before another try; it doubles up to an hour, with jitter."""
    give_up_hours: Annotated[float, Field(gt=0, le=24)] = 24.0
    """When a delivery that doesn't succeed is dead. A day at most: a post can be taken back that long."""


class ReconcileSettings(SettingsSection):
    """Fetching the texts that came while the bot was away."""

    every_minutes: Positive = 10
    window_hours: Annotated[float, Field(gt=0, le=168)] = 2.0
    """How far back a look goes; the first after a start goes back further, to the last one before."""
    max_window_hours: Annotated[float, Field(gt=0, le=720)] = 72.0


class Limits(SettingsSection):
    """What keeps costs and abuse in bounds."""

    texts_per_person: Positive = 60
    """Texts of one person in 10 minutes; what is over is kept but not answered."""
    replies_per_person: Positive = 20
    """Replies to one person in 10 minutes; then an hour's hold."""
    countries: tuple[Country, ...] = ()
    """Whose numbers get answers (ISO 3166); those of our own numbers, if none are named."""
    new_people_per_hour: Positive = 1000
    """First texts from new numbers; what is over is kept but not answered."""
    spend_per_person: Price = 2.0
    """US dollars a day at X; then nothing of this person's is posted until the next day (UTC)."""
    spend_per_day: Price = 100.0
    """US dollars a day at X for everybody together; then nobody's posts go up until the next day (UTC)."""
    text_spend_per_person: Price = 2.0
    """US dollars a day for texts, in and out; then this person is on hold until the next day (UTC)."""
    text_spend_per_day: Price = 100.0
    """US dollars a day for everybody's texts; then texts are kept but not answered. Each counts up to their own."""
    pins_per_number: Positive = 10
    """PINs that are texted to one number in 24 hours. Who is signed in has as many again to confirm changes with, and
    each browser that they have signed in with before to do so again."""
    pins_per_network: Positive = 20
    """PINs that one network address asks for in an hour; a /48 of IPv6 ten times as many."""
    pins_per_hour: Positive = 500
    """PINs that are texted in an hour for everybody together, and as many again for who is signed in, or asks in a
    browser that they have signed in with. After so many wrong ones, each has one try for the rest of the hour."""
    registrations_per_network: Positive = 5
    """PINs to register with that one network address asks for in 24 hours, and a /48 of IPv6 ten times as many; they
    go to unknown numbers too."""
    registrations_per_day: Positive = 200
    """PINs to register with for everybody together in 24 hours."""
    photo_bytes: Positive = 16_000_000
    photo_pixels: Positive = 60_000_000
    photo_seconds: Seconds = 5.0
    """How much of a processor's time opening one photo or PDF may take."""
    photos_per_person: Positive = 500
    """Photos and PDFs of one person in 24 hours; what is over is refused."""
    bytes_per_person: Positive = 20_000_000_000
    """What is kept of one person's photos; after that, no more are taken until some are deleted."""
    rooms_per_person: Positive = 100
    """Rooms that one person is in; who is in that many can make and join no more."""
    trackers_per_person: Positive = 50
    """What one person may keep count of."""
    entries_per_person: Positive = 50_000
    """What one person may note in all of their trackers."""
    reminders_per_person: Positive = 50
    """What one person may be reminded of; each comes once a day at most."""
    waiting_posts_per_person: Positive = 50
    """Posts of one person that wait, on their way or for POST; what is over is refused."""
    kept_posts_per_person: Positive = 20
    """Of these, what waits for POST because it couldn't even begin."""
    api_requests_per_second: Annotated[float, Field(gt=0)] = 20.0
    """Of one token of the API, for long; ten times as many at once. What is over is answered 429."""


class SpendLimit(StrEnum):
    """Which of the limits on a day's spending is reached."""

    NONE = ""
    PERSON = "person"
    """What one person may spend."""
    DAY = "day"
    """What all may spend together."""


class Quota(StrEnum):
    """Which of the limits on what one person may have is reached."""

    PHOTOS = "photos"
    """In a day."""
    BYTES = "bytes"
    ROOMS = "rooms"
    TRACKERS = "trackers"
    ENTRIES = "entries"
    """In all trackers."""
    REMINDERS = "reminders"
    WAITING_POSTS = "waiting_posts"
    """On their way, or for POST."""
    KEPT_POSTS = "kept_posts"
    """For POST."""


class KeepSettings(SettingsSection):
    """How long what is kept."""

    texts_days: Annotated[int, Field(ge=2)] = 30
    """Longer than anything is tried: what comes of a text is told in answer to it."""
    deliveries_days: Positive = 30


class LogSettings(SettingsSection):
    """The log on standard output."""

    format: Literal["json", "console"] = "json"
    level: Literal["debug", "info", "warning", "error"] = "info"


class Settings(SettingsSection):
    """All settings, one section a table of config.toml."""

    server: ServerSettings = ServerSettings()
    database: DatabaseSettings = DatabaseSettings()
    twilio: TwilioSettings = TwilioSettings()
    x: XSettings = XSettings()
    media: MediaSettings = MediaSettings()
    secrets: SecretsSettings = SecretsSettings()
    deliveries: DeliveriesSettings = DeliveriesSettings()
    reconcile: ReconcileSettings = ReconcileSettings()
    limits: Limits = Limits()
    mail: MailSettings = MailSettings()
    prices: Prices = Prices()
    keep: KeepSettings = KeepSettings()
    log: LogSettings = LogSettings()

    @model_validator(mode="after")
    def _serves_some_country(self) -> Self:
        if self.twilio.numbers and not self.limits.countries and not any(map(is_number, self.twilio.numbers)):
            raise ValueError(
                "limits.countries: short codes don't tell a country; name those that you serve, such as US"
            )
        return self
