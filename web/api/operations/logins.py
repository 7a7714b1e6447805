"""By what somebody is known where they sign in: a phone number, or an e-mail address that they confirmed."""

from typing import Annotated, Self

from pydantic import Field, model_validator

from core.mail.address import LONGEST as LONGEST_MAIL
from core.mail.address import mail_address
from web.api.declaration import ApiModel
from web.api.problems import ProblemKind, refused
from web.site import Site

NOT_SERVED = ProblemKind("not-served", 403, "Numbers like that aren't served here")
NO_MAIL = ProblemKind("no-mail", 409, "Nobody has an e-mail address here")
NOT_A_MAIL_ADDRESS = ProblemKind("not-a-mail-address", 409, "That is no e-mail address")
MAIL_PROBLEMS = (NO_MAIL, NOT_A_MAIL_ADDRESS)

Number = Annotated[str, Field(pattern=r"^\+[1-9][0-9]{4,14}$", description="A phone number, in E.164 form.")]


Mail = Annotated[str, Field(min_length=1, max_length=LONGEST_MAIL, description="An e-mail address, confirmed.")]


def _left_out(schema: dict[str, object]) -> None:
    schema.pop("default")


class WithLogin(ApiModel):
    """By what somebody is known: the number, or else the e-mail address."""

    number: Annotated[Number, Field(json_schema_extra=_left_out)] = ""
    email: Annotated[Mail, Field(json_schema_extra=_left_out)] = ""

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if len(self.model_fields_set & {"number", "email"}) != 1:
            raise ValueError("one of number and email")
        return self


def login_of(site: Site, known_by: WithLogin) -> str:
    """A number or an e-mail address, in one form; raises as these two do."""
    return mail_of(site, known_by.email.lower()) if known_by.email else number_served(site, known_by.number)


def mail_of(site: Site, given: str) -> str:
    """The e-mail address in one form.

    Raises:
        RefusedRequest: when it is none, or nobody has one here.
    """
    if not site.can_mail:
        raise refused(NO_MAIL)
    address = mail_address(given)
    if address is None:
        raise refused(NOT_A_MAIL_ADDRESS)
    return address


def number_served(site: Site, given: str) -> str:
    """The number in one form.

    Raises:
        RefusedRequest: when it is none that could be served.
    """
    number = site.senders.read(given)
    if not number:
        raise refused(NOT_SERVED)
    return number
