import pytest

from core.reading.secrets import SecretKind, find_secret
from core.reading.words import read_words

# Put together here, so that no scanner takes this file for a leak.
KEYS = [
    "sk_" + "live_51H8abcdefGHIJKL", "gh" + "p_16C7e42F292c6912E7710c838347Ae178B4a", "AK" + "IAIOSFODNN7EXAMPLE",
    "github" + "_pat_11ABCDEFG0123456789", "gl" + "pat-abcDEF123456ghiJKL78", "xo" + "xb-123456789012-abcdefghijkl",
    "ey" + "JhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N", "SG" + ".abcdefghij12345.klmnopqrst67890",
    "AI" + "zaSyA1bC2dE3fG4hI5jK6lM7nO8pQ9rS0tU1v", "sk" + "-ant-api03-abcdefghij0123456789",
    "-----BEGIN OPENSSH PRIVATE KEY-----",
    "5KJvsngHeMpm884wtkJNzQGaCErckhHJBGFsvd3VyK5qMZXj3hS", "123456789" + ":AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
    "0x4c0883a69102937d6231471b5dbb6204fe5129617082792ae468d01a3f362318", "WIFI:T:WPA;S:Home;P:sunflower;;",
    "aB3dE5fG7hJ9kL", "xK9#mP2$vL", "backup codes: 8f3k-29dl 93kd-0s8f", "VK7JG-NPHTM-C97JM-9MPGT-3V66T",
]  # fmt: skip
PHRASES = [
    "army van defense carry jealous true garbage claim echo media make crunch",
    "Army van defense carry jealous true garbage claim echo media make crunch",
    "1. army 2. van 3. defense 4. carry 5. jealous 6. true 7. garbage 8. claim 9. echo 10. media 11. make 12. crunch",
    "seed words in order: army van defense carry jealous true garbage claim echo media make crunch dont lose it",
    "army van defense carry jealous true garbage claim echo media make crunch",
    "army have defense carry jealous because garbage claim echo media make crunch",
    "Recovery phrase first four: orbit canyon lemon piano, rest is on the paper in my desk",
    "My crypto seed starts: ladder cousin violin marble frost eager... ill send the rest on signal",
    "seed words so they're not lost: maple orbit candle fifth hazard mango ... rest is in the blue notebook",
    "seed phrase: army van defense carry jealous true garbage claim echo media make crunch",
]


@pytest.mark.parametrize(
    "text",
    [
        "NDM3MjE4OTA1NTE2.Hq7vWb.x2LkPz9TnR4cYs8dUf3GaE1m",
        "the bot runs with NDM3MjE4OTA1NTE2.Hq7vWb.x2LkPz9TnR4cYs8dUf3GaE1m",
        "bot token: 77ab13-94fe02-deploy",
        "client secret is q81-zz04-77plk",
        "figd_abcdEFGH1234ijklMNOP",
        "oauth:a1b2c3d4e5f6g7h8i9j0k1l2m3n4o5",
    ],
)
def test_tokens_of_bots_and_services(text: str) -> None:
    assert find_secret(read_words(text)) is not None


@pytest.mark.parametrize("text", [*KEYS, *PHRASES])
def test_keys_and_the_words_for_one(text: str) -> None:
    found = find_secret(read_words(text))
    assert found is not None
    assert found.kind in {SecretKind.KEY, SecretKind.PASSWORD}
    assert find_secret(read_words(f"the new one: {text}")) is not None


@pytest.mark.parametrize(
    "text",
    [
        "twelve of the best songs ever made and none of them is mine", "The key to success is hard work",
        "my seed library has tomato pepper and bean seeds", "a key change in the last chorus",
        "Recovery phrase of the day: just keep swimming", "Wallet words to live by: spend less",
        "Seed starts this week: tomato pepper basil thyme", "Crypto portfolio: bitcoin ether solana doge",
        "Follow @someone_99 and @other_123 #Caturday2026", "internationalization and accessibility matter",
        "supercalifragilisticexpialidocious", "Thank-you-very-much-2026",
        "watched Show.S02E05.1080p twice", "see docs.example/v2.1.3-beta4 for more",
        "Bot token leaked again, 3 days of work",
        "sab log shaadi kar rahe hain aur main maggi bana raha hoon",
        "yang penting sehat semua biar saja orang lain sibuk cari muka terus",
    ],
)  # fmt: skip
def test_sentences_are_no_keys(text: str) -> None:
    assert find_secret(read_words(text)) is None
