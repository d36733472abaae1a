"""The parts of ciphers and hash functions: known answers of the standards, and algebraic definitions of the S-boxes.

The instructions' functions are put together to whole ciphers and hashes, as code that uses the instructions does.
"""

from __future__ import annotations

import hashlib
import random

import pytest
from lemmata.core.language import B2, B8, B32, B128, concat, rotate_left
from lemmata.models.armv8 import aes, sha, sm3, sm4


def product(a: int, b: int, modulus: int) -> int:
    """The product in GF(2^8)."""
    total = 0
    for place in range(8):
        if b >> place & 1:
            total ^= a << place
    for place in range(14, 7, -1):
        if total >> place & 1:
            total ^= modulus << place - 8
    return total


def inverse(a: int, modulus: int) -> int:
    """a to the power 254: the inverse, and 0 for 0."""
    power = 1
    for _ in range(254):
        power = product(power, a, modulus)
    return power


def circulant(x: int, row: int, constant: int) -> int:
    """The product with a circulant matrix of bits, plus a constant. Bit i of the result is the parity of x and `row`
    turned left by i."""
    turned = [(row << place | row >> 8 - place) & 0xFF for place in range(8)]
    return constant ^ sum(((x & mask).bit_count() & 1) << place for place, mask in enumerate(turned))


def test_aes_sbox_is_the_inverse_and_an_affine_map() -> None:
    for x in range(256):
        value = aes.sbox(B8(x))
        assert value.uint == circulant(inverse(x, 0x11B), 0xF1, 0x63)
        assert aes.inverse_sbox(value).uint == x


def test_sm4_sbox_is_the_inverse_between_affine_maps() -> None:
    for x in range(256):
        inner = inverse(circulant(x, 0xA7, 0xD3), 0x1F5)
        assert sm4.sm4_sbox(B8(x)).uint == circulant(inner, 0xA7, 0xD3)


def test_products_in_the_field(rng: random.Random) -> None:
    functions = {2: aes.xtime, 9: aes.times_9, 11: aes.times_11, 13: aes.times_13, 14: aes.times_14}
    for factor, function in functions.items():
        for x in range(256):
            assert function(B8(x)).uint == product(x, factor, 0x11B)
    for _ in range(50):
        x = B128(rng.getrandbits(128))
        assert aes.aes_inv_mix_columns(aes.aes_mix_columns(x)) == x
        assert aes.aes_inv_shift_rows(aes.aes_shift_rows(x)) == x
        assert aes.aes_inv_sub_bytes(aes.aes_sub_bytes(x)) == x


def block(text: str) -> B128:
    """A state from bytes in the order of FIPS 197."""
    return B128(int.from_bytes(bytes.fromhex(text), "little"))


def round_keys(key: str) -> list[B128]:
    """KeyExpansion of FIPS 197, with SubWord from the S-box."""
    words = [int.from_bytes(bytes.fromhex(key)[i : i + 4], "little") for i in range(0, len(key) // 2, 4)]
    count, rcon = len(words), 1
    while len(words) < 4 * (count + 7):
        temp = words[-1]
        if len(words) % count == 0:
            temp = sub_word(temp >> 8 | (temp & 0xFF) << 24) ^ rcon
            rcon = product(rcon, 2, 0x11B)
        elif count > 6 and len(words) % count == 4:
            temp = sub_word(temp)
        words.append(words[-count] ^ temp)
    return [
        B128(sum(word << 32 * k for k, word in enumerate(words[i : i + 4]))) for i in range(0, len(words), 4)
    ]


def sub_word(word: int) -> int:
    """SubWord."""
    return sum(aes.sbox(B8(word >> 8 * k & 0xFF)).uint << 8 * k for k in range(4))


@pytest.mark.parametrize(
    ("key", "cipher"),
    [
        ("000102030405060708090a0b0c0d0e0f", "69c4e0d86a7b0430d8cdb78070b4c55a"),
        ("000102030405060708090a0b0c0d0e0f1011121314151617", "dda97ca4864cdfe06eaf70a0ec0d7191"),
        (
            "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f",
            "8ea2b7ca516745bfeafc49904b496089",
        ),
    ],
)
def test_fips_197(key: str, cipher: str) -> None:
    """The example vectors of appendix C, forwards and backwards."""
    keys, plain = round_keys(key), block("00112233445566778899aabbccddeeff")
    state = plain
    for round_key in keys[:-2]:
        state = aes.aes_mix_columns(aes.aes_sub_bytes(aes.aes_shift_rows(state ^ round_key)))
    state = aes.aes_sub_bytes(aes.aes_shift_rows(state ^ keys[-2])) ^ keys[-1]
    assert state == block(cipher)
    state = state ^ keys[-1]
    for round_key in reversed(keys[1:-1]):
        state = aes.aes_inv_sub_bytes(aes.aes_inv_shift_rows(state)) ^ round_key
        state = aes.aes_inv_mix_columns(state)
    assert aes.aes_inv_sub_bytes(aes.aes_inv_shift_rows(state)) ^ keys[0] == plain


def primes(count: int) -> list[int]:
    """The first prime numbers."""
    found: list[int] = []
    number = 2
    while len(found) < count:
        if all(number % p for p in found):
            found.append(number)
        number += 1
    return found


def root_fraction(number: int, degree: int, width: int) -> int:
    """The first bits of the fractional part of a root: how FIPS 180-4 gives its constants."""
    low, high = 0, 1 << width + 8
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if middle**degree <= number << degree * width else (low, middle)
    return low & (1 << width) - 1


def padded(message: bytes, word: int) -> list[int]:
    """A message of one block, padded, as sixteen words of so many bytes."""
    size = 16 * word
    assert len(message) < size - 2 * word
    data = message + b"\x80" + bytes(size - len(message) - 5) + (8 * len(message)).to_bytes(4, "big")
    return [int.from_bytes(data[i : i + word], "big") for i in range(0, size, word)]


def vector(words: list[int], width: int = 32) -> B128:
    """A vector of words, the first in the lowest lane."""
    return B128(sum((word & (1 << width) - 1) << width * place for place, word in enumerate(words)))


def lanes(x: B128, width: int = 32) -> list[int]:
    """The lanes of a vector, the lowest first."""
    return [x.uint >> width * place & (1 << width) - 1 for place in range(128 // width)]


MESSAGES = [b"", b"abc", b"The quick brown fox jumps over the lazy dog", bytes(range(50))]


@pytest.mark.parametrize("message", MESSAGES)
def test_sha_1(message: bytes) -> None:
    state = [0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0]
    constants = (0x5A827999, 0x6ED9EBA1, 0x8F1BBCDC, 0xCA62C1D6)
    w = [vector(padded(message, 4)[i : i + 4]) for i in range(0, 16, 4)]
    for _ in range(16):
        w.append(sha.sha1_schedule_1(sha.sha1_schedule_0(w[-4], w[-3], w[-2]), w[-1]))
    abcd, e = vector(state[:4]), B32(state[4])
    for place, words in enumerate(w):
        kind = B2((0, 1, 2, 1)[place // 5])
        summed = vector([word + constants[place // 5] for word in lanes(words)])
        abcd, e = sha.sha1_hash(kind, abcd, e, summed), rotate_left(B32(lanes(abcd)[0]), 30)
    found = [(old + new) & 0xFFFFFFFF for old, new in zip(state, [*lanes(abcd), e.uint], strict=True)]
    assert b"".join(word.to_bytes(4, "big") for word in found) == hashlib.sha1(message).digest()


@pytest.mark.parametrize("message", MESSAGES)
def test_sha_256(message: bytes) -> None:
    state = [root_fraction(p, 2, 32) for p in primes(8)]
    constants = [root_fraction(p, 3, 32) for p in primes(64)]
    w = [vector(padded(message, 4)[i : i + 4]) for i in range(0, 16, 4)]
    for _ in range(12):
        w.append(sha.sha256_schedule_1(sha.sha256_schedule_0(w[-4], w[-3]), w[-2], w[-1]))
    abcd, efgh = vector(state[:4]), vector(state[4:])
    for place, words in enumerate(w):
        summed = vector([word + constants[4 * place + lane] for lane, word in enumerate(lanes(words))])
        abcd, efgh = sha.sha256_abcd(abcd, efgh, summed), sha.sha256_efgh(abcd, efgh, summed)
    after = lanes(abcd) + lanes(efgh)
    found = [(old + new) & 0xFFFFFFFF for old, new in zip(state, after, strict=True)]
    assert b"".join(word.to_bytes(4, "big") for word in found) == hashlib.sha256(message).digest()


@pytest.mark.parametrize("message", MESSAGES)
def test_sha_512(message: bytes) -> None:
    """Two rounds at a time, as with SHA512H and SHA512H2: ab, cd, ef, gh are vectors with the first letter low."""
    state = [root_fraction(p, 2, 64) for p in primes(8)]
    constants = [root_fraction(p, 3, 64) for p in primes(80)]
    w = [vector(padded(message, 8)[i : i + 2], 64) for i in range(0, 16, 2)]
    for _ in range(32):
        w9_10 = concat(w[-3][63:0], w[-4][127:64])
        w.append(sha.sha512_schedule_1(sha.sha512_schedule_0(w[-8], w[-7]), w[-1], w9_10))
    ab, cd, ef, gh = (vector(state[i : i + 2], 64) for i in range(0, 8, 2))
    for place, words in enumerate(w):
        low, high = (
            word + constants[2 * place + lane] + letter
            for lane, (word, letter) in enumerate(zip(lanes(words, 64), reversed(lanes(gh, 64)), strict=True))
        )
        fg, de = concat(gh[63:0], ef[127:64]), concat(ef[63:0], cd[127:64])
        t1 = sha.sha512_T1(vector([high, low], 64), fg, de)
        new = sha.sha512_T2(t1, cd, ab)
        ab, cd, ef, gh = (
            new,
            ab,
            vector([a + b for a, b in zip(lanes(cd, 64), lanes(t1, 64), strict=True)], 64),
            ef,
        )
    after = [letter for pair in (ab, cd, ef, gh) for letter in lanes(pair, 64)]
    found = [(old + new) & (1 << 64) - 1 for old, new in zip(state, after, strict=True)]
    assert b"".join(word.to_bytes(8, "big") for word in found) == hashlib.sha512(message).digest()


def test_sm4() -> None:
    """The first example of GB/T 32907-2016: key and plaintext are the same."""
    text = bytes.fromhex("0123456789abcdeffedcba9876543210")
    words = [int.from_bytes(text[i : i + 4], "big") for i in range(0, 16, 4)]
    system = (0xA3B1BAC6, 0x56AA3350, 0x677D9197, 0xB27022DC)
    constants = [sum((28 * i + 7 * j & 0xFF) << 24 - 8 * j for j in range(4)) for i in range(32)]
    keys = sm4.sm4_words(vector([word ^ part for word, part in zip(words, system, strict=True)]))
    state = sm4.sm4_words(vector(words))
    for i in range(0, 32, 4):
        keys = sm4.sm4_key_rounds(keys, vector(constants[i : i + 4]))
        state = sm4.sm4_rounds(state, sm4.sm4_vector(keys))
    found = reversed(lanes(sm4.sm4_vector(state)))
    assert b"".join(word.to_bytes(4, "big") for word in found).hex() == "681edf34d206965e86b3e94f536e4246"


def test_sm3() -> None:
    """The first example of GB/T 32905-2016."""
    start = "7380166f 4914b2b9 172442d7 da8a0600 a96f30bc 163138aa e38dee4d b0fb0e4e"
    state = [int(word, 16) for word in start.split()]
    w = padded(b"abc", 4)
    for j in range(16, 68, 4):
        part = sm3.expand_first(vector(w[j - 16 : j - 12]), vector(w[j - 9 : j - 5]), vector(w[j - 4 : j]))
        w += lanes(sm3.expand_last(part, vector(w[j - 6 : j - 2]), vector(w[j - 13 : j - 9])))
    abcd, efgh = (sm3.Half(*map(B32, state[i : i + 4])) for i in (0, 4))
    for j in range(64):
        constant = rotate_left(B32(0x79CC4519 if j < 16 else 0x7A879D8A), j)
        ss1 = sm3.SS1(abcd.a, efgh.a, constant)
        abcd = sm3.TT1(j < 16, abcd, ss1, B32(w[j] ^ w[j + 4]))
        efgh = sm3.TT2(j < 16, efgh, ss1, B32(w[j]))
    after = [*reversed(lanes(sm3.sm3_vector(abcd))), *reversed(lanes(sm3.sm3_vector(efgh)))]
    found = [old ^ new for old, new in zip(state, after, strict=True)]
    wanted = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
    assert "".join(f"{word:08x}" for word in found) == wanted
