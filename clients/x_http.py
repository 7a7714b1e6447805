from collections.abc import Mapping

from aiohttp import ClientSession, FormData

from bot.clock import Clock
from bot.settings import X
from clients.call import Answer, call
from clients.failures import CallFailed, XFailed, XFault
from clients.x_faults import api_fault, refused
from clients.x_problem import problem_of


class XHttp:
    """Calls to X's API on a person's behalf."""

    def __init__(self, settings: X, session: ClientSession, clock: Clock) -> None:
        self._api_url = settings.api_url
        self._session = session
        self.clock = clock

    async def ask(
        self,
        access: str,
        method: str,
        path: str,
        *,
        params: Mapping[str, str] | None = None,
        json_body: Mapping[str, object] | None = None,
        data: FormData | None = None,
        media: bool = False,
    ) -> Answer:
        """Make one call with that access token; `media` if it is about uploading.

        Raises:
            XFailed: when X didn't answer with a success.
        """
        answer = await call_x(
            self._session,
            method,
            f"{self._api_url}{path}",
            params=params,
            json_body=json_body,
            data=data,
            headers={"Authorization": f"Bearer {access}", "Accept": "application/json"},
        )
        if not answer.succeeded:
            problem = problem_of(answer)
            raise refused(answer, api_fault(problem, media=media), problem.said, self.clock.now())
        return answer


async def call_x(
    session: ClientSession,
    method: str,
    url: str,
    *,
    params: Mapping[str, str] | None = None,
    json_body: Mapping[str, object] | None = None,
    data: FormData | str | None = None,
    headers: Mapping[str, str] | None = None,
) -> Answer:
    """Make one call to X, whatever it answers.

    Raises:
        XFailed: when no answer came.
    """
    try:
        return await call(session, "X", method, url, params=params, json_body=json_body, data=data, headers=headers)
    except CallFailed as failed:
        fault = XFault.UNREACHABLE if failed.happened is False else XFault.UNKNOWN
        raise XFailed(failed.reason, failed.happened, fault=fault) from failed
