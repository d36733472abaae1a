"""The encoding index: which row of the manual a word falls in, modelled or not (Arm ARM, C4.1).

For messages only. A pattern gives the leading bits of a word, `x` for either; the first that fits counts.
"""

from __future__ import annotations

from functools import cache

GROUPS: tuple[tuple[str, str], ...] = (
    ("reserved", "0xx0000"), ("sme", "1xx0000"), ("sve", "xxx0010"),
    ("dpimm", "xxx100"), ("control", "xxx101"), ("ldst", "xxxx1x0"), ("dpreg", "xxxx101"), ("simd_fp", "xxxx111"),
)  # fmt: skip

ROWS: dict[str, tuple[tuple[str, str], ...]] = {
    "reserved": (
        ("perm_undef",          "0000000000000000"),
    ),
    "dpimm": (
        ("pcreladdr",           "xxx10000"),
        ("addsub_imm",          "xxx100010"),
        ("addsub_immtags",      "xxx100011"),
        ("log_imm",             "xxx100100"),
        ("movewide",            "xxx100101"),
        ("bitfield",            "xxx100110"),
        ("extract",             "xxx100111"),
    ),
    "control": (
        ("condbranch",          "0101010"),
        ("miscbranch",          "0101011"),
        ("exception",           "11010100"),
        ("systeminstrswithreg", "11010101000000110001"),
        ("hints",               "11010101000000110010"),
        ("barriers",            "11010101000000110011"),
        ("pstate",              "1101010100000xxx0100"),
        ("systemresult",        "1101010100100xxx"),
        ("systeminstrs",        "1101010100x01"),
        ("systemmove",          "1101010100x1"),
        ("syspairinstrs",       "1101010101x01"),
        ("systemmovepr",        "1101010101x1"),
        ("branch_reg",          "1101011"),
        ("branch_imm",          "x00101"),
        ("compbranch",          "x011010"),
        ("testbranch",          "x011011"),
    ),
    "ldst": (
        ("asisdlse",            "0x0011000x000000"),
        ("asisdlsep",           "0x0011001x0"),
        ("asisdlso",            "0x0011010xx00000"),
        ("asisdlsop",           "0x0011011"),
        ("comswappr",           "0x0010000x1"),
        ("ldstexclp",           "1x0010000x1"),
        ("ldstexclr",           "xx0010000x0"),
        ("ldstord",             "xx0010001x0"),
        ("comswap",             "xx0010001x1"),
        ("ldsttags",            "11011001xx1"),
        ("ldapstl_unscaled",    "xx011001xx0xxxxxxxxx00"),
        ("ldapstl_simd",        "xx011101xx0xxxxxxxxx10"),
        ("memcms",              "xx011x01xx0xxxxxxxxx01"),
        ("loadlit",             "xx011x00"),
        ("ldstnapair_offs",     "xx101x000"),
        ("ldstpair_post",       "xx101x001"),
        ("ldstpair_off",        "xx101x010"),
        ("ldstpair_pre",        "xx101x011"),
        ("ldst_unscaled",       "xx111x00xx0xxxxxxxxx00"),
        ("ldst_immpost",        "xx111x00xx0xxxxxxxxx01"),
        ("ldst_unpriv",         "xx111x00xx0xxxxxxxxx10"),
        ("ldst_immpre",         "xx111x00xx0xxxxxxxxx11"),
        ("memop",               "xx111x00xx1xxxxxxxxx00"),
        ("ldst_regoff",         "xx111x00xx1xxxxxxxxx10"),
        ("ldst_pac",            "xx111x00xx1xxxxxxxxxx1"),
        ("ldst_pos",            "xx111x01"),
    ),
    "dpreg": (
        ("dp_2src",             "x0x11010110"),
        ("dp_1src",             "x1x11010110"),
        ("log_shift",           "xxx01010"),
        ("addsub_shift",        "xxx01011xx0"),
        ("addsub_ext",          "xxx01011xx1"),
        ("addsub_carry",        "xxx11010000xxxxx000000"),
        ("rmif",                "xxx11010000xxxxxx00001"),
        ("setf",                "xxx11010000xxxxxxx0010"),
        ("condcmp_reg",         "xxx11010010xxxxxxxxx0"),
        ("condcmp_imm",         "xxx11010010xxxxxxxxx1"),
        ("condsel",             "xxx11010100"),
        ("dp_3src",             "xxx11011"),
    ),
    "simd_fp": (
        ("cryptoaes",           "01001110xx10100xxxxx10"),
        ("cryptosha3",          "01011110xx0xxxxx0xxx00"),
        ("cryptosha2",          "01011110xx10100xxxxx10"),
        ("asisdone",            "01x11110000xxxxx0xxxx1"),
        ("asisdsamefp16",       "01x11110x10xxxxx00xxx1"),
        ("asisdmiscfp16",       "01x11110x111100xxxxx10"),
        ("asisdsame2",          "01x11110xx0xxxxx1xxxx1"),
        ("asisdmisc",           "01x11110xx10000xxxxx10"),
        ("asisdpair",           "01x11110xx11000xxxxx10"),
        ("asisddiff",           "01x11110xx1xxxxxxxxx00"),
        ("asisdsame",           "01x11110xx1xxxxxxxxxx1"),
        ("asisdshf",            "01x111110xxxxxxxxxxxx1"),
        ("asisdelem",           "01x11111xxxxxxxxxxxxx0"),
        ("asimdtbl",            "0x001110xx0xxxxx0xxx00"),
        ("asimdperm",           "0x001110xx0xxxxx0xxx10"),
        ("asimdext",            "0x101110xx0xxxxx0xxxx0"),
        ("asimdins",            "0xx01110000xxxxx0xxxx1"),
        ("asimdsamefp16",       "0xx01110x10xxxxx00xxx1"),
        ("asimdmiscfp16",       "0xx01110x111100xxxxx10"),
        ("asimdsame2",          "0xx01110xx0xxxxx1xxxx1"),
        ("asimdmisc",           "0xx01110xx10000xxxxx10"),
        ("asimdall",            "0xx01110xx11000xxxxx10"),
        ("asimddiff",           "0xx01110xx1xxxxxxxxx00"),
        ("asimdsame",           "0xx01110xx1xxxxxxxxxx1"),
        ("asimdimm",            "0xx0111100000xxxxxxxx1"),
        ("asimdshf",            "0xx011110xxxxxxxxxxxx1"),
        ("asimdelem",           "0xx01111xxxxxxxxxxxxx0"),
        ("crypto3_imm2",        "11001110010xxxxx10"),
        ("cryptosha512_3",      "11001110011xxxxx1x00"),
        ("crypto4",             "110011100xxxxxxx0"),
        ("crypto3_imm6",        "11001110100"),
        ("cryptosha512_2",      "11001110110000001000"),
        ("float2fix",           "x0x11110xx0"),
        ("float2int",           "x0x11110xx1xxxxx000000"),
        ("floatdp1",            "x0x11110xx1xxxxxx10000"),
        ("floatcmp",            "x0x11110xx1xxxxxxx1000"),
        ("floatimm",            "x0x11110xx1xxxxxxxx100"),
        ("floatccmp",           "x0x11110xx1xxxxxxxxx01"),
        ("floatdp2",            "x0x11110xx1xxxxxxxxx10"),
        ("floatsel",            "x0x11110xx1xxxxxxxxx11"),
        ("floatdp3",            "x0x11111"),
    ),
}  # fmt: skip


ABSENT = frozenset({
    "addsub_immtags", "ldsttags",  # FEAT_MTE
    "miscbranch", "ldst_pac",      # FEAT_PAuth_LR, FEAT_PAuth
    "systeminstrswithreg",         # FEAT_WFxT
    "systemresult",                # FEAT_TME
    "syspairinstrs",               # FEAT_SYSINSTR128
    "systemmovepr",                # FEAT_SYSREG128
    "ldapstl_simd",                # FEAT_LRCPC3
    "memcms",                      # FEAT_MOPS
})
"""Rows of features that are absent: their words are undefined."""


def classify(word: int) -> tuple[str, str]:
    """The group and the row that a word falls in; the row is `unallocated` where the index has none.

    >>> classify(0x9E670000), classify(0x8B020020)
    (('simd_fp', 'float2int'), ('dpreg', 'addsub_shift'))
    """
    group = next((name for name, pattern in GROUPS if _fits(word, pattern)), "unallocated")
    return group, next((name for name, pattern in ROWS.get(group, ()) if _fits(word, pattern)), "unallocated")


def describe(word: int) -> str:
    """The group and row as text: `simd_fp: float2int`."""
    group, row = classify(word)
    return group if group in ("unallocated", "sve", "sme") else f"{group}: {row}"


def _fits(word: int, pattern: str) -> bool:
    mask, value = fixed_bits(pattern)
    return word & mask == value


@cache
def fixed_bits(pattern: str) -> tuple[int, int]:
    """The mask of the bits that a pattern fixes, and their value."""
    mask = int(pattern.replace("0", "1").replace("x", "0").ljust(32, "0"), 2)
    return mask, int(pattern.replace("x", "0").ljust(32, "0"), 2)
