from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from aiohttp import ClientSession, FormData

from clients.answers import X as SERVICE
from clients.call import HttpAnswer, call
from clients.failures import CallFailed, XFailed, XFault
from clients.their_clock import TheirClock
from clients.x.faults import api_fault, refused
from clients.x.problem import problem_of
from core.clock import Clock
from core.settings import XSettings


class XHttp:
    """Calls to X's API on a person's behalf."""

    def __init__(self, settings: XSettings, session: ClientSession, clock: Clock) -> None:
        self._api_url = settings.api_url
        self._session = session
        self.clock = clock
        self.their_clock = TheirClock(SERVICE, clock)

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
    ) -> HttpAnswer:
        """Make one call with that access token; `media` if it is about uploading.

        Raises:
            XFailed: when X didn't answer with a success.
        """
        with as_x_failures():
            answer = await call(
                self._session,
                "X",
                method,
                f"{self._api_url}{path}",
                params=params,
                json_body=json_body,
                data=data,
                headers={"Authorization": f"Bearer {access}", "Accept": "application/json"},
                service=SERVICE,
            )
        self.their_clock.hear(answer)
        if not answer.succeeded:
            problem = problem_of(answer)
            raise refused(answer, api_fault(problem, media=media), problem.said, self.clock.now())
        return answer


@contextmanager
def as_x_failures() -> Iterator[None]:
    """What goes wrong on the way to X inside the block, as X's failures.

    Raises:
        XFailed: when no answer came.
    """
    try:
        yield
    except CallFailed as failed:
        fault = XFault.UNREACHABLE if failed.happened is False else XFault.UNKNOWN
        raise XFailed(failed.reason, failed.happened, fault=fault) from failed
