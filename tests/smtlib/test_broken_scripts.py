"""Scripts with pieces cut out, doubled and swapped: an error with a place, or a script; nothing else."""

from __future__ import annotations

import os
import random
import re

import pytest
from lemmata.models.smtlib.reader import ScriptError
from lemmata.models.smtlib.script import parse

from .random_scripts import Scripts

SEED = int(os.environ.get("LEMMATA_SEED", "20261121"))
EXTRA = (
    "(define-fun f ((a Bool) (b (_ BitVec 4))) Bool (ite a (= b #xf) a))\n(push 1)\n(assert (! (f p #x1) :named n))\n"
    "(define-sort W () (_ BitVec 8))\n(declare-const |odd name| W)\n(check-sat-assuming (p))\n(get-value (p n))\n(pop 1)\n"
    '(echo "a ""b""")\n(set-info :status sat)\n(set-option :global-declarations false)\n(get-model)\n(reset-assertions)\n'
)
PIECE = re.compile(r'"[^"]*"|\|[^|]*\||[^\s()]+|[()]|\s+')


def broken(text: str, rng: random.Random) -> str:
    """The text with one to three of its tokens, or characters, changed."""
    pieces = PIECE.findall(text)
    for _ in range(rng.randrange(1, 4)):
        i, j = rng.randrange(len(pieces)), rng.randrange(len(pieces))
        kind = rng.randrange(5)
        if kind == 0:
            del pieces[i]
        elif kind == 1:
            pieces[i] = pieces[j]
        elif kind == 2:
            pieces[i], pieces[j] = pieces[j], pieces[i]
        elif kind == 3:
            pieces.insert(i, pieces[j])
        else:
            at = rng.randrange(len(pieces[i]) + 1)
            pieces[i] = pieces[i][:at] + rng.choice('()|";#:_!0x\\\x00\n é') + pieces[i][at + 1 :]
    return "".join(pieces)


def outcome(text: str) -> str:
    """Whether a script is accepted; raises whatever is not an error of a script."""
    try:
        parse(text, "s")
    except ScriptError as error:
        assert re.match(r"s:[1-9]\d*:[1-9]\d*: .", str(error)), error
        assert error.line <= text.count("\n") + 1
        return "refused"
    return "accepted"


@pytest.mark.parametrize("part", range(4))
def test_broken_scripts(part: int) -> None:
    print(f"LEMMATA_SEED={SEED}")
    rng = random.Random(f"{SEED} {part}")
    scripts = Scripts(rng)
    found = []
    for _ in range(400):
        text = scripts.script() + EXTRA
        assert outcome(text) == "accepted"
        found.append(outcome(broken(text, rng)))
    assert {"accepted", "refused"} == set(found)
