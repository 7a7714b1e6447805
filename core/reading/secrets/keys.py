"""Keys of programs, private keys, and the words that stand for one."""
# ruff: noqa: RUF001 - other scripts and typographic signs

import re
from itertools import islice, takewhile

_SHORTEST = 8
_LONG = re.compile(r"[^\s]{12}")
_PRIVATE = re.compile(r"-----BEGIN|WIFI:[A-Z]:")
_KNOWN = re.compile(
    # As their issuers document them, and as scanners of public code look for them.
    r"-----BEGIN|\b(?:sk|pk|rk|whsec)_(?:live|test)?_?[\w]{10,}|\bsk-(?:ant-|proj-|or-)?[\w-]{16,}|"
    r"\bgh[opusr]_\w{16,}|github_pat_\w{16,}|"
    r"\bglpat-[\w-]{16,}|\b(?:AKIA|ASIA|AROA|AIDA)[A-Z\d]{12,}|\bAIza[\w-]{30,}|\bya29\.[\w-]{16,}|"
    r"\b1//[\w-]{24,}|\bGOCSPX-[\w-]{16,}|"
    r"\bey[JKI][\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?|\bxox[abeoprs]-[\w-]{10,}|\bxapp-[\w-]{10,}|"
    r"\bSG\.[\w-]{10,}\.[\w-]{10,}|\bSK[a-f\d]{32}|"
    r"\bAC[a-f\d]{32}|\bkey-[a-f\d]{24,}|\bnpm_\w{20,}|\bpypi-\w{16,}|\bdop_v1_\w{16,}|\bhf_\w{16,}|\bshp(?:at|"
    r"ca|pa|ss)_\w{16,}|\bEAA\w{20,}|"
    r"\bAGE-SECRET-KEY-1\w{10,}|\b[xyz]prv\w{20,}|\b[5KL][1-9A-HJ-NP-Za-km-z]{50,51}\b|\bdckr_pat_[\w-]{10,}|"
    r"\bsq0\w{3}-[\w-]{16,}|\bpat[\w]{10,}\.[\w]{20,}|"
    r"\bhvs\.[\w-]{16,}|\bnfp_\w{16,}|\brnd_\w{16,}|\bgsk_\w{16,}|\bxai-\w{16,}|\blin_api_\w{10,}|"
    r"\bsbp_\w{16,}|\bfigd_[\w-]{16,}|\bATATT3[\w=-]{16,}|\bdapi[a-f\d]{24,}|\br8_\w{20,}|\bpplx-\w{20,}|"
    r"\bph[cx]_\w{20,}|\bdp\.(?:pt|st|ct)\.\w{16,}|\bpscale_(?:tkn|pw)_[\w.-]{16,}|\bglsa_\w{16,}|\bNRAK-\w{16,}|"
    r"\bsntry[su]_[\w=+/-]{16,}|\bre_(?=\w{0,24}\d)\w{16,}|\boauth:[a-z\d]{24,}|"
    r"\bsecret_\w{20,}|\bntn_\w{20,}|\bPMAK-[\w-]{16,}|\btskey-[\w-]{10,}|"
    r"\b\d{8,10}:[\w-]{30,}|\b[MNO][\w-]{22,}\.[\w-]{6}\.[\w-]{25,}|otpauth://|otpauth-migration:|"
    r"\bWIFI:[A-Z]:|\bA3-[A-Z\d]{6}-[A-Z\d]{5,6}-|"
    r"discord(?:app)?\.com/api/webhooks/|hooks\.slack\.com/|AccountKey=|SharedAccessKey=|BEGIN PGP PRIVATE|"
    r"(?:\w+:)?//[^/\s:@]+:[^/\s@]+@"
)
_HEX = re.compile(
    r"(?<![\w/#=-])(?:0x)?(?=[a-fA-F]*\d)(?=\d*[a-fA-F])[a-fA-F\d]{32,}(?![\w])|"
    r"(?<!\w)(?:[a-fA-F\d]{4}[ -]){7,}[a-fA-F\d]{4}(?!\w)"
)
_GROUPS = re.compile(
    r"(?<![\w/.-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[A-Za-z\d]{3,8}(?:-[A-Za-z\d]{3,8}){2,7}(?![\w/@.-]\w)"
)
_GROUP_OF_BOTH = re.compile(r"(?=[A-Z]*\d)(?=\d*[A-Z])[A-Z\d]{3,8}|(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{4,8}")
_TOKEN = re.compile(r"[^\s,;\"“”()<>]{8,}")
_POINTS = re.compile(r"[.:~]")
_SHORTEST_PART = 12
"""Of what points divide, as the tokens of bots are written, so much has to be of one piece."""
_SIGN = re.compile(r"[!@#$%^&*+=?~|_](?=.)")
_KEY_SIGNS = re.compile(r"[/+=_-]")
_CHANGES = re.compile(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")
_CASES = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[a-z])")
_HTML_OR_NAME = re.compile(
    r"[#@$]\w+|.*://|.*\.(?:com|net|org|io|co|jpg|png|pdf|html?)\b|.*&(?:amp|lt|gt|quot)|[\w.]+@|"
    r"[\d.,:/x%$€£+-]+$|.*[@#].*[@#]",
    re.DOTALL,
)
_NAMED = re.compile(
    r"\b(?:seed|recovery|secret|backup|mnemonic|wallet|private|api|access|signing|encryption|license|licence|"
    r"product|activation|serial|ssh|bitlocker|filevault|secret access|bot|auth|oauth|bearer|refresh|webhook|stream"
    r"|client|consumer|session|deploy|personal access)"
    r"[ -]?(?:phrase|words?|key|keys|mnemonic|seed|token|codes?|secret)\b\W{0,3}(?:is|are|:|=|-|→|here|below|"
    r"for \w+)?[^\w]{0,3}([^\s].{11,})",
    re.IGNORECASE | re.DOTALL,
)
_SEED_OF = re.compile(
    r"\b(?:(?:seed|recovery|mnemonic|wallet|backup)[ -]?(?:phrase|words?)"
    r"|(?:crypto|bitcoin|btc|eth|ledger|trezor|metamask|wallet) (?:seed|mnemonic|phrase|words))"
    r"\b[^:\n]{0,40}: *([^\n]+)",
    re.IGNORECASE,
)
"""Words of a wallet, or some of them: "recovery phrase, first four: orbit canyon lemon piano"."""
_FEWEST_OF_SEED = 4
_LETTERS_ALONE = re.compile(r"\b[A-Z]{6,12} (?:is your|IS YOUR) (?:\w+ ){0,3}(?:key|KEY)\b")
_SEED_LENGTHS = frozenset({12, 15, 18, 21, 24})
_SHORTEST_SEED = min(_SEED_LENGTHS)
_WALLETS_LIST = """
wallet wallets crypto seed ledger trezor metamask phantom exodus electrum coinbase bitcoin btc eth recovery mnemonic
"""
_WALLETS = frozenset(_WALLETS_LIST.split())
_SEED_WORD = re.compile(r"(?:\d{1,2}[.)]?:?)?([a-z]{3,8}),?")
_NO_SEED_WORDS_LIST = """
und ist nicht das die der ich mit auch sich het een niet dat maar voor och att det inte som nie jest bir
hai hain aur kar nahi nahin kya bhi hoon raha rahe rahi yang dan ini itu tidak bisa saya aku kamu
que los las por con les des est avec non per uma com
the and for was are but not his her with from were had has been its im ive dont cant going got would should
could than them she him who how why our your my lol too get did does really back out down think thanks
"""
_NO_SEED_WORDS = frozenset(_NO_SEED_WORDS_LIST.split())
"""Of the words that most sentences have, those that are in no list of BIP 39, of whatever language."""
_KEY_WORDS_LIST = """
phrase phrases seed seeds key keys mnemonic words token tokens codes secret
"""
_KEY_WORDS = frozenset(_KEY_WORDS_LIST.split())


def is_key_in(parts: tuple[str, ...]) -> bool:
    """Whether a key is among the words of a text."""
    long = [part for part in parts if len(part) >= _SHORTEST and not part.isalpha()]
    if not long:
        return False
    joined = " ".join(long)
    if _PRIVATE.search(joined) or _looks_random(joined):
        return True
    return _LONG.search(joined) is not None and (
        _KNOWN.search(joined) is not None or _HEX.search(joined) is not None or _is_grouped(joined)
    )


def _is_grouped(plain: str) -> bool:
    """Groups of letters and digits with hyphens between, as licences and backup codes are written."""
    for found in islice(_GROUPS.finditer(plain), 8):
        groups = found[0].split("-")
        if sum(_GROUP_OF_BOTH.fullmatch(group) is not None for group in groups) * 2 >= len(groups):
            return True
    return False


def _looks_random(plain: str) -> bool:
    """Whether a word has capitals, small letters, digits and signs in it, or changes between them again and again."""
    for found in islice(_TOKEN.finditer(plain), 400):
        token = found[0].rstrip(".!?:'’…")
        if not 8 <= len(token) <= 200 or not any(sign.isdigit() for sign in token) or _HTML_OR_NAME.match(token):  # noqa: PLR2004
            continue
        mixed = token.lower() != token and token.upper() != token
        changes = len(_CHANGES.findall(token))
        signs = len(_SIGN.findall(token))
        if mixed and (signs > 1 or (signs and changes)):
            return True
        long = len(token) >= _SHORTEST_PART
        if (mixed or long) and (_is_shuffled(token) or (long and _has_shuffled_part(token))):
            return True
        if mixed and len(token) >= 20 and _KEY_SIGNS.sub("", token).isalnum() and len(_CASES.findall(token)) > 5:  # noqa: PLR2004 - as keys have it
            return True
    return False


def _has_shuffled_part(token: str) -> bool:
    return any(_is_shuffled(part) for part in _POINTS.split(token) if len(part) >= _SHORTEST_PART)


def _is_shuffled(token: str) -> bool:
    """Whether letters and digits change places again and again, as nobody would write them."""
    if not (token.isalnum() and token.isascii()):
        return False
    changes = len(_CHANGES.findall(token))
    return changes > 2 and changes + len(_CASES.findall(token)) > 4  # noqa: PLR2004 - as random ones do


_MOST_BEFORE = 8
"""Among so many words a numbered list begins, if one does."""


def is_seed_phrase(parts: tuple[str, ...]) -> bool:
    """Whether a text is twelve to twenty-four plain words, and no sentence (BIP 39)."""
    if not _WALLETS.isdisjoint(part.strip(".,:;!?-").lower() for part in parts) and _has_row_of_seed_words(parts):
        return True
    called = [place for place, part in enumerate(parts[:-11]) if part[-1] == ":" and not part[0].isdigit()]
    if called:
        parts = parts[called[-1] + 1 :]
    numbered = next((place for place, part in enumerate(parts[:_MOST_BEFORE]) if part.rstrip(".):") == "1"), 0)
    parts = parts[numbered:]
    if len(parts) in {24, 36, 48} and all(part.rstrip(".):").isdigit() for part in parts[::2]):
        parts = parts[1::2]
    parts = _before_comma(parts)
    if parts and parts[-1][0] == "(":
        parts = parts[:-1]  # "… donkey (ledger)"
    if len(parts) not in _SEED_LENGTHS or not _NO_SEED_WORDS.isdisjoint(parts):
        return False
    folded = [_SEED_WORD.fullmatch(part.lower()) for part in parts]
    return all(folded) and _NO_SEED_WORDS.isdisjoint(found[1] for found in folded if found)


def _has_row_of_seed_words(parts: tuple[str, ...]) -> bool:
    """Whether as many plain words as a phrase has stand in a row; in a sentence, shorter ones are between."""
    row = 0
    for part in parts:
        found = _SEED_WORD.fullmatch(part.rstrip(".;…"))
        row = row + 1 if found is not None and found[1] not in _NO_SEED_WORDS else 0
        if row == _SHORTEST_SEED:
            return True
    return False


def _before_comma(parts: tuple[str, ...]) -> tuple[str, ...]:
    """What stands before the only comma or full stop, if that is as many words as a phrase has: "…, keep it safe"."""
    ends = [place for place, part in enumerate(parts, 1) if part[-1] in ",.;"]
    return parts[: ends[0]] if ends and ends[0] in _SEED_LENGTHS else parts


def is_named_key_in(plain: str, spoken: list[str]) -> bool:
    """Whether a key, or the words for one, follow what they are called."""
    if _KEY_WORDS.isdisjoint(spoken):
        return False
    if _LETTERS_ALONE.search(plain):
        return True
    if (seed := _SEED_OF.search(plain)) and len(list(takewhile(_may_be_of_seed, seed[1].split()))) >= _FEWEST_OF_SEED:
        return True
    found = _NAMED.search(plain)
    if found is None:
        return False
    rest = (found[1].partition(": ")[2] or found[1]).split()  # "seed words in order: …"
    if any(sum(map(str.isdigit, part)) > 1 and len(part) >= _SHORTEST for part in rest):
        return True
    words = list(takewhile(_may_be_of_seed, rest))
    return len(words) in range(11, 27) and (len(words) == len(rest) or len(words) in _SEED_LENGTHS)


def _may_be_of_seed(part: str) -> bool:
    return part.strip(",.").isalpha() and part.islower() and part.strip(",.") not in _NO_SEED_WORDS
