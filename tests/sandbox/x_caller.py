"""X's interface as plain calls."""

import base64
import hashlib
import io
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

import aiohttp
from aiohttp import encode_basic_auth

from sandbox.server import Sandbox

ANN, BENS = "ann_lakes", "bens_bakery"
SCOPES = "tweet.read tweet.write users.read media.write offline.access"
CALLBACK = "http://127.0.0.1:8080/x/callback"
VERIFIER = "v" * 64
CHALLENGE = base64.urlsafe_b64encode(hashlib.sha256(VERIFIER.encode()).digest()).rstrip(b"=").decode()
PNG = b"\x89PNG\r\n\x1a\n and the rest"
QUERY = {
    "response_type": "code",
    "client_id": "x-client",
    "redirect_uri": CALLBACK,
    "scope": SCOPES,
    "state": "a state",
    "code_challenge": CHALLENGE,
    "code_challenge_method": "S256",
}
Answer = tuple[int, dict[str, object]]


def authorize_url(**changes: str) -> str:
    return f"http://x.example/i/oauth2/authorize?{urlencode({**QUERY, **changes})}"


def answer_of(callback: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(callback).query))


@dataclass
class Caller:
    """Calls X, in the name of whoever `token` belongs to."""

    session: aiohttp.ClientSession
    sandbox: Sandbox
    token: str = ""

    def sign_in(self, username: str = ANN, scope: str = SCOPES) -> dict[str, object]:
        pair = self.sandbox.x.grant(username, scope)
        self.token = pair["access_token"]
        return pair

    async def call(self, method: str, path: str, body: object = None, **query: str) -> Answer:
        status, answer, _ = await self.call_whole(method, path, body, **query)
        return status, answer

    async def call_whole(
        self, method: str, path: str, body: object = None, **query: str
    ) -> tuple[int, dict[str, object], dict[str, str]]:
        headers = {"Authorization": f"Bearer {self.token}"} if self.token else {}
        async with self.session.request(method, path, json=body, params=query, headers=headers) as response:
            return response.status, await response.json(), dict(response.headers)

    async def post(self, text: str, *, reply_to: str = "", media: tuple[str, ...] = ()) -> Answer:
        body: dict[str, object] = {"text": text}
        if reply_to:
            body["reply"] = {"in_reply_to_tweet_id": reply_to}
        if media:
            body["media"] = {"media_ids": list(media)}
        return await self.call("POST", "/2/tweets", body)

    async def posted(self, text: str, *, reply_to: str = "", media: tuple[str, ...] = ()) -> str:
        status, answer = await self.post(text, reply_to=reply_to, media=media)
        assert status == 201, answer
        return str(answer["data"]["id"])

    async def listed(self, username: str = ANN, **query: str) -> Answer:
        return await self.call("GET", f"/2/users/{self.sandbox.x.account(username).id}/tweets", **query)

    async def upload(self, content: bytes = PNG, **fields: str) -> Answer:
        form = aiohttp.FormData()
        form.add_field("media", io.BytesIO(content), filename="photo", content_type="application/octet-stream")
        for name, value in {"media_category": "tweet_image", **fields}.items():
            form.add_field(name, value)
        headers = {"Authorization": f"Bearer {self.token}"}
        async with self.session.post("/2/media/upload", data=form, headers=headers) as response:
            return response.status, await response.json()

    async def form(self, path: str, client: tuple[str, str] | None = ("x-client", "x-secret"), **form: str) -> Answer:
        headers = {"Authorization": encode_basic_auth(*client)} if client else {}
        async with self.session.post(path, data=form, headers=headers) as response:
            return response.status, await response.json()

    async def refresh(self, token: object) -> Answer:
        return await self.form("/2/oauth2/token", grant_type="refresh_token", refresh_token=str(token))

    async def exchange(self, code: str, **changes: str) -> Answer:
        fields = {"code": code, "redirect_uri": CALLBACK, "code_verifier": VERIFIER, **changes}
        return await self.form("/2/oauth2/token", grant_type="authorization_code", **fields)
