"""A carrier on this machine that behaves like Twilio where it matters, with a page of phones."""

from sandbox.faults import KINDS, Fault, Faults, UnknownFaultError
from sandbox.model import Attempt, InboundResult, Media, Message, Report, Webhook
from sandbox.server import Sandbox
from sandbox.settings import ReportDelays, SandboxSettings
from sandbox.signature import sign

__all__ = [
    "KINDS",
    "Attempt",
    "Fault",
    "Faults",
    "InboundResult",
    "Media",
    "Message",
    "Report",
    "ReportDelays",
    "Sandbox",
    "SandboxSettings",
    "UnknownFaultError",
    "Webhook",
    "sign",
]
