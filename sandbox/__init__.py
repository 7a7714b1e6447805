"""A carrier and an X on this machine that behave like Twilio and X where it matters, with a page of phones."""

from sandbox.faults import KINDS, Fault, Faults, UnknownFaultError
from sandbox.model import Attempt, InboundResult, Media, Message, Report, Webhook
from sandbox.server import Sandbox
from sandbox.settings import ReportDelays, SandboxSettings
from sandbox.signature import sign
from sandbox.x.authorize import AuthorizeError
from sandbox.x.model import Account, Photo, Post, UnknownAccountError

__all__ = [
    "KINDS",
    "Account",
    "Attempt",
    "AuthorizeError",
    "Fault",
    "Faults",
    "InboundResult",
    "Media",
    "Message",
    "Photo",
    "Post",
    "Report",
    "ReportDelays",
    "Sandbox",
    "SandboxSettings",
    "UnknownAccountError",
    "UnknownFaultError",
    "Webhook",
    "sign",
]
