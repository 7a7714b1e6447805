# ruff: noqa: RUF001 - words of other scripts
import pytest

from core.reading.secrets import SecretKind, find_secret
from core.reading.words import read_words
from storage.links import Purpose

TO_KEEP = [
    "https://example.com/reset?token=abc123", "https://example.com/password/reset/9f8a7b6c5d",
    "https://app.example.com/verify-email/8c7b6a5d", "https://app.example.com/magic?t=1234567890abcdef",
    "https://example.com/unsubscribe?u=12345", "https://example.com/u/unsubscribe/98adf",
    "https://example.com/confirm/8a7sd6f87as6df",
    "https://accounts.example.com/signin?token=xyz789", "https://user:pass@example.com/",
    "www.example.com/activate/123456abc",
    "https://us02web.zoom.us/j/89312345678?pwd=QkFTRQ", "https://example.com/#access_token=abcdef123",
    "example.com/auth/callback?code=4f3a2b1c", "https://login.example.com/x?ticket=ST-12345",
    "http://localhost:3000/otp/482913",
    "https://example.com/invite/accept/3kd93kd03kd9", "otpauth://totp/Example:bob?secret=JBSWY3DPEHPK3PXP",
    "Reset your password: https://bit.ly/3xYzAbC", "tap this link to log in: https://t.me/x",
    "Confirm your email: https://example.com/c?x=1",
    "Your magic link https://example.com/m", "To unsubscribe click https://example.com/u",
    "Passwort zurücksetzen: https://example.com/p",
    "Réinitialisez votre mot de passe https://example.com/p", "Verifica tu cuenta: https://example.com/v",
    "Confirme seu e-mail: https://example.com/v", "Conferma il tuo indirizzo https://example.com/v",
    "Bevestig je e-mail https://example.com/v",
    "Подтвердите адрес: https://example.com/v", "Для входа: https://example.com/v", "重置密码 https://example.com/v",
    "パスワード再設定 https://example.com/v", "비밀번호 재설정 https://example.com/v", "Potwierdź adres https://example.com/v",
    "Şifrenizi sıfırlayın https://example.com/v",
]  # fmt: skip
TO_POST = [
    "https://example.com/blog/how-to-reset-your-password", "https://example.com/login",
    "https://x.com/jack/status/20",
    "https://en.wikipedia.org/wiki/Password", "https://example.com/2026/11/verify-the-facts",
    "Read https://example.com/join-us?ref=home",
    "https://youtu.be/dQw4w9WgXcQ?si=AbCdEfGh12345678",
    "New song: https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT",
    "https://example.com/?utm_source=reset&utm_campaign=login", "https://docs.python.org/3/library/secrets.html",
    "I reset my life and wrote about it: https://example.com/story", "https://maps.example.com/@40.7,-74.0,15z",
]  # fmt: skip


@pytest.mark.parametrize("text", TO_KEEP)
def test_links_for_their_receiver_only(text: str) -> None:
    assert find_secret(read_words(text)) is not None
    assert find_secret(read_words(f"look {text} please")) is not None


def test_links_for_everybody() -> None:
    assert [text for text in TO_POST if find_secret(read_words(text))] == []


@pytest.mark.parametrize("purpose", list(Purpose))
@pytest.mark.parametrize(
    "host", ["https://bot.example.com", "http://127.0.0.1:8080", "http://localhost:8080", "bot.example.com"]
)
def test_our_own_one_time_links_whatever_the_host(purpose: Purpose, host: str) -> None:
    token = "Jm2nKq8sT0pLwXyZ1aBcDe"
    found = find_secret(read_words(f"look what I got {host}{purpose.path}/{token}"))
    assert found is not None
    assert found.kind is SecretKind.LINK
