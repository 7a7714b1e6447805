"""Twilio's error codes, as far as the sandbox gives them (Twilio's documentation, "Errors")."""

from typing import Final

MESSAGES: Final = {
    11200: "HTTP retrieval failure",
    11205: "HTTP connection failure",
    11751: "Media exceeds the size limit",
    12100: "Document parse failure",
    12200: "Schema validation warning",
    12300: "Invalid Content-Type",
    14103: "Message: the body is empty or too long",
    14107: "Message rate limit exceeded",
    20001: "A parameter has an invalid value",
    20003: "Authenticate",
    20005: "Account is not active",
    20404: "The requested resource was not found",
    20429: "Too Many Requests",
    20500: "An internal server error has occurred",
    20503: "Service unavailable",
    21211: "Invalid 'To' phone number",
    21212: "Invalid 'From' number",
    21266: "'To' and 'From' number cannot be the same",
    21408: "Permission to send an SMS has not been enabled for the region of the 'To' number",
    21602: "Message body is required",
    21603: "A 'From' phone number is required",
    21604: "A 'To' phone number is required",
    21606: "The 'From' number is not a number of this account that can text",
    21608: "The number is unverified; trial accounts cannot text unverified numbers",
    21609: "Invalid 'StatusCallback' URL",
    21610: "Attempt to send to unsubscribed recipient",
    21611: "This 'From' number has exceeded the maximum number of queued messages",
    21614: "'To' number is not a valid mobile number",
    21617: "The message body exceeds the 1600 character limit",
    21620: "Invalid media URL",
    21623: "Number of media files exceeds the limit",
    21701: "The Messaging Service does not exist",
    21703: "The Messaging Service contains no phone numbers",
    30001: "Queue overflow",
    30002: "Account suspended",
    30003: "Unreachable destination handset",
    30004: "Message blocked",
    30005: "Unknown destination handset",
    30006: "Landline or unreachable carrier",
    30007: "Message filtered",
    30008: "Unknown error",
    30017: "Carrier network congestion",
    30022: "Rate limits exceeded",
    30023: "Daily message cap reached",
    30027: "Daily message limit of the carrier reached",
    30032: "Toll-free number has not been verified",
    30034: "Message from an unregistered number",
    30036: "Validity period expired",
    30410: "Provider time-out",
}


class ApiError(Exception):
    """A REST call that is refused with Twilio's error body."""

    def __init__(self, code: int, status: int = 400, *, retry_after: int | None = None) -> None:
        super().__init__(describe(code))
        self.code = code
        self.status = status
        self.retry_after = retry_after

    def body(self) -> dict[str, object]:
        """The error as Twilio writes it."""
        return {
            "code": self.code,
            "message": describe(self.code),
            "more_info": f"https://www.twilio.com/docs/errors/{self.code}",
            "status": self.status,
        }


def describe(code: int) -> str:
    """What an error code means, in a few words."""
    return MESSAGES.get(code, "Unknown error")
