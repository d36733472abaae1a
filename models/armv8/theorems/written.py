"""What each row of the table may write, as the manual's operation sections say: the one place to compare with them.

Expressions are in the language of models, over the record `i` and the state before, `s`. A destination comes with the
condition under which it is one, `ALWAYS` where there is none. PC, and `error` where an instruction stops, are left
out: every row may write them. From this table come the statements in `frames_*.py` (`generate_frames`), so a row
that writes anything else has no theorem.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ALWAYS = ""
Conditions = Mapping[str, str]


@dataclass(frozen=True)
class Access:
    """The bytes that may be stored to: `size` of them from `address`, where the condition `when` holds."""

    address: str
    size: str
    when: str = ALWAYS


@dataclass(frozen=True)
class Writes:
    """The destinations of a row: numbers of X and V registers, other parts of the state, and memory."""

    x: Conditions = field(default_factory=dict)
    v: Conditions = field(default_factory=dict)
    parts: Conditions = field(default_factory=dict)
    memory: Access | None = None


PARTS = ("sp", "flags", "fpcr", "fpsr", "tpidr", "monitor")
"""The parts of the state that are no register file and no memory."""

NOTHING = Writes()
RD = Writes(x={"i.Rd": ALWAYS})
VD = Writes(v={"i.Rd": ALWAYS})
VD_FPSR = Writes(v={"i.Rd": ALWAYS}, parts={"fpsr": ALWAYS})
SETS_FLAGS = {"flags": "i.S == 1"}
IS_SP = {"sp": "i.Rn == 31"}

BASE = "read_sp(s, i.Rn)"
LOADS_X = "i.VR == 0 and i.opc != 0b00"
LOADS_V = "i.VR == 1 and i.opc[0] == 1"
STORES = "i.opc[0] == 0 and (i.VR == 1 or i.opc[1] == 0)"
SIZE = "B64(1) << (concat(B1(0), i.size) if i.VR == 0 else concat(i.opc[1], i.size))"
PAIR_X, PAIR_V = "i.VR == 0 and i.L == 1", "i.VR == 1 and i.L == 1"
PAIR_SCALE = "(concat(B1(0), i.opc) + 2 if i.VR == 1 else (B3(2) if i.opc[1] == 0 else B3(3)))"
LOADS, STORES_L = "i.L == 1", "i.L == 0"


def single(address: str, *, back: bool = False) -> Writes:
    """Loads and stores of one register, with write-back or without."""
    return Writes(
        x={"i.Rt": LOADS_X} | ({"i.Rn": ALWAYS} if back else {}),
        v={"i.Rt": LOADS_V},
        parts=IS_SP if back else {},
        memory=Access(address, SIZE, STORES),
    )


def pair(address: str, *, back: bool = False) -> Writes:
    """Loads and stores of two registers, with write-back or without."""
    return Writes(
        x={"i.Rt": PAIR_X, "i.Rt2": PAIR_X} | ({"i.Rn": ALWAYS} if back else {}),
        v={"i.Rt": PAIR_V, "i.Rt2": PAIR_V},
        parts=IS_SP if back else {},
        memory=Access(address, f"B64(2) << {PAIR_SCALE}", STORES_L),
    )


def structures(v: Conditions, size: str, *, back: bool = False) -> Writes:
    """Loads and stores of structures, with write-back or without."""
    return Writes(
        x={"i.Rn": ALWAYS} if back else {},
        v={register: f"i.L == 1 and {when}" if when else LOADS for register, when in v.items()},
        parts=IS_SP if back else {},
        memory=Access(BASE, size, STORES_L),
    )


MULTIPLE = {
    "i.Rt": ALWAYS,
    "i.Rt + 1": "i.opcode != 0b0111",
    "i.Rt + 2": "i.opcode[3] == 0 and i.opcode[0] == 0",
    "i.Rt + 3": "i.opcode[3:2] == 0b00 and i.opcode[0] == 0",
}
MULTIPLE_SIZE = (
    "zero_extend(B3(4) if i.opcode[3:2] == 0b00 else B3(3) if i.opcode[3] == 0 and i.opcode[0] == 0"
    " else B3(1) if i.opcode == 0b0111 else B3(2), 64) << (B3(3) if i.Q == 0 else B3(4))"
)
SINGLE = {
    "i.Rt": ALWAYS,
    "i.Rt + 1": "(i.opcode[0] == 1 or i.R == 1)",
    "i.Rt + 2": "i.opcode[0] == 1",
    "i.Rt + 3": "i.opcode[0] == 1 and i.R == 1",
}
SINGLE_SIZE = (
    "zero_extend(concat(i.opcode[0], i.R), 64) + 1"
    " << (i.opcode[2:1] if i.opcode[2:1] != 0b10 or i.size[0] == 0 else B2(3))"
)
OFFSET7 = f"{BASE} + (sign_extend(i.imm7, 64) << {PAIR_SCALE})"
OFFSET9 = f"{BASE} + sign_extend(i.imm9, 64)"
SCALE = "(concat(B1(0), i.size) if i.VR == 0 else concat(i.opc[1], i.size))"

WRITES: dict[str, Writes] = {
    # Data Processing -- Immediate
    "pcreladdr": RD,
    "addsub_imm": Writes(x={"i.Rd": ALWAYS}, parts={"sp": "i.S == 0 and i.Rd == 31", **SETS_FLAGS}),
    "log_imm": Writes(
        x={"i.Rd": ALWAYS}, parts={"sp": "i.opc != 0b11 and i.Rd == 31", "flags": "i.opc == 0b11"}
    ),
    "movewide": RD,
    "bitfield": RD,
    "extract": RD,
    # Branches, Exception Generating and System instructions
    "condbranch": NOTHING,
    "exception": NOTHING,
    "hints": NOTHING,
    "barriers": Writes(parts={"monitor": "i.op2 == 0b010"}),
    "pstate": Writes(parts={"flags": "i.op1 == 0b000"}),
    "systeminstrs": Writes(memory=Access("read_x(s, i.Rt) & ~B64(63)", "B64(64)", "i.CRm == 4")),
    "systemmove": Writes(
        x={"i.Rt": LOADS},
        parts={
            "flags": "i.L == 0 and i.CRn == 4 and i.CRm == 2 and i.op2 == 0",
            "fpcr": "i.L == 0 and i.CRn == 4 and i.CRm == 4 and i.op2 == 0",
            "fpsr": "i.L == 0 and i.CRn == 4 and i.CRm == 4 and i.op2 == 1",
            "tpidr": "i.L == 0 and i.CRn == 13 and i.CRm == 0 and i.op2 == 2",
        },
    ),
    "branch_reg": Writes(x={"B5(30)": "i.opc == 0b0001"}),
    "branch_imm": Writes(x={"B5(30)": "i.op == 1"}),
    "compbranch": NOTHING,
    "testbranch": NOTHING,
    # Loads and Stores
    "asisdlse": structures(MULTIPLE, MULTIPLE_SIZE),
    "asisdlsep": structures(MULTIPLE, MULTIPLE_SIZE, back=True),
    "asisdlso": structures(SINGLE, SINGLE_SIZE),
    "asisdlsop": structures(SINGLE, SINGLE_SIZE, back=True),
    "comswappr": Writes(
        x={"i.Rs": ALWAYS, "i.Rs + 1": ALWAYS}, memory=Access(BASE, "B64(8) << i.sz")
    ),
    "ldstexclp": Writes(
        x={"i.Rt": LOADS, "i.Rt2": LOADS, "i.Rs": STORES_L},
        parts={"monitor": ALWAYS},
        memory=Access(BASE, "B64(8) << i.sz", STORES_L),
    ),
    "ldstexclr": Writes(
        x={"i.Rt": LOADS, "i.Rs": STORES_L},
        parts={"monitor": ALWAYS},
        memory=Access(BASE, "B64(1) << i.size", STORES_L),
    ),
    "ldstord": Writes(x={"i.Rt": LOADS}, memory=Access(BASE, "B64(1) << i.size", STORES_L)),
    "comswap": Writes(x={"i.Rs": ALWAYS}, memory=Access(BASE, "B64(1) << i.size")),
    "ldapstl_unscaled": Writes(
        x={"i.Rt": "i.opc != 0b00"}, memory=Access(OFFSET9, "B64(1) << i.size", "i.opc == 0b00")
    ),
    "loadlit": Writes(x={"i.Rt": "i.VR == 0 and i.opc != 0b11"}, v={"i.Rt": "i.VR == 1"}),
    "ldstnapair_offs": pair(OFFSET7),
    "ldstpair_post": pair(BASE, back=True),
    "ldstpair_off": pair(OFFSET7),
    "ldstpair_pre": pair(OFFSET7, back=True),
    "ldst_unscaled": single(OFFSET9),
    "ldst_immpost": single(BASE, back=True),
    "ldst_unpriv": Writes(
        x={"i.Rt": "i.opc != 0b00"}, memory=Access(OFFSET9, "B64(1) << i.size", "i.opc == 0b00")
    ),
    "ldst_immpre": single(OFFSET9, back=True),
    "memop": Writes(
        x={"i.Rt": ALWAYS}, memory=Access(BASE, "B64(1) << i.size", "i.o3 == 0 or i.opc == 0b000")
    ),
    "ldst_regoff": single(
        f"{BASE} + extend_reg(read_x(s, i.Rm), i.option, {SCALE} if i.S == 1 else B3(0))"
    ),
    "ldst_pos": single(f"{BASE} + (zero_extend(i.imm12, 64) << {SCALE})"),
    # Data Processing -- Register
    "dp_2src": RD,
    "dp_1src": RD,
    "log_shift": Writes(x={"i.Rd": ALWAYS}, parts={"flags": "i.opc == 0b11"}),
    "addsub_shift": Writes(x={"i.Rd": ALWAYS}, parts=SETS_FLAGS),
    "addsub_ext": Writes(x={"i.Rd": ALWAYS}, parts={"sp": "i.S == 0 and i.Rd == 31", **SETS_FLAGS}),
    "addsub_carry": Writes(x={"i.Rd": ALWAYS}, parts=SETS_FLAGS),
    "rmif": Writes(parts={"flags": ALWAYS}),
    "setf": Writes(parts={"flags": ALWAYS}),
    "condcmp_reg": Writes(parts={"flags": ALWAYS}),
    "condcmp_imm": Writes(parts={"flags": ALWAYS}),
    "condsel": RD,
    "dp_3src": RD,
    # Data Processing -- Scalar Floating-Point and Advanced SIMD
    "cryptoaes": VD,
    "cryptosha3": VD,
    "cryptosha2": VD,
    "asisdone": VD,
    "asisdsamefp16": VD_FPSR,
    "asisdmiscfp16": VD_FPSR,
    "asisdsame2": VD_FPSR,
    "asisdmisc": VD_FPSR,
    "asisdpair": VD_FPSR,
    "asisddiff": VD_FPSR,
    "asisdsame": VD_FPSR,
    "asisdshf": VD_FPSR,
    "asisdelem": VD_FPSR,
    "asimdtbl": VD,
    "asimdperm": VD,
    "asimdext": VD,
    "asimdins": Writes(
        x={"i.Rd": "i.op == 0 and i.imm4[2] == 1"}, v={"i.Rd": "i.op == 1 or i.imm4[2] == 0"}
    ),
    "asimdsamefp16": VD_FPSR,
    "asimdmiscfp16": VD_FPSR,
    "asimdsame2": VD_FPSR,
    "asimdmisc": VD_FPSR,
    "asimdall": VD_FPSR,
    "asimddiff": VD_FPSR,
    "asimdsame": VD_FPSR,
    "asimdimm": VD,
    "asimdshf": VD_FPSR,
    "asimdelem": VD_FPSR,
    "crypto3_imm2": VD,
    "cryptosha512_3": VD,
    "crypto4": VD,
    "crypto3_imm6": VD,
    "cryptosha512_2": VD,
    "float2fix": Writes(
        x={"i.Rd": "i.opcode[1] == 0"}, v={"i.Rd": "i.opcode[1] == 1"}, parts={"fpsr": ALWAYS}
    ),
    "float2int": Writes(
        x={"i.Rd": "i.opcode[2:1] != 0b01 and i.opcode != 0b111"},
        v={"i.Rd": "i.opcode[2:1] == 0b01 or i.opcode == 0b111"},
        parts={"fpsr": "i.opcode[2:1] != 0b11 or i.rmode == 0b11", "flags": "i.opcode == 0b110 and i.rmode == 0b11"},
    ),
    "floatdp1": VD_FPSR,
    "floatcmp": Writes(parts={"flags": ALWAYS, "fpsr": ALWAYS}),
    "floatimm": VD,
    "floatccmp": Writes(parts={"flags": ALWAYS, "fpsr": ALWAYS}),
    "floatdp2": VD_FPSR,
    "floatsel": VD,
    "floatdp3": VD_FPSR,
}
