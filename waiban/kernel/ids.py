"""Record numbers that sort by time of creation and tell nobody how many cases the office has."""

import secrets
import threading
import time

EPOCH_MS = 1_704_067_200_000  # 2024-01-01 UTC
RANDOM_BITS = 21
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"  # no i, l, o, u: read aloud without doubt
PAIRS = tuple(a + b for a in ALPHABET for b in ALPHABET)
_lock = threading.Lock()
_last = 0


def new_id() -> int:
    """A positive 63-bit number, larger than every one this process gave before."""
    global _last
    now = (int(time.time() * 1000) - EPOCH_MS) << RANDOM_BITS
    step, chance = divmod(secrets.randbits(RANDOM_BITS + 9), 1 << RANDOM_BITS)
    with _lock:
        _last = max(now + chance, _last + 1 + step)
        return _last


def encode(number: int) -> str:
    """The number as 13 letters and digits, as it stands in addresses and in the API."""
    pairs = []
    for _ in range(6):
        number, rest = divmod(number, 1024)
        pairs.append(PAIRS[rest])
    pairs.append(ALPHABET[number])
    return "".join(reversed(pairs))


def decode(code: str) -> int:
    """The number behind an address; ValueError when it cannot be one."""
    if len(code) != 13:
        raise ValueError(code)
    number = 0
    for letter in code.lower():
        number = number * 32 + ALPHABET.index(letter)
    if number >= 1 << 63:
        raise ValueError(code)
    return number


class Converter:
    """Path converter `rid`: record numbers in addresses."""

    regex = "[0-9a-hjkmnp-tv-z]{13}"
    to_python = staticmethod(decode)
    to_url = staticmethod(encode)
