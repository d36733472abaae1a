"""Moves of floating-point registers on a symbolic state: no arithmetic is left in what they do not touch."""

from __future__ import annotations

import pytest
from lemmata.core.kernel import terms as tm
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.language import B32, registry
from lemmata.core.language.sorts import word
from lemmata.core.language.unfolding import equations
from lemmata.core.language.values import quote
from lemmata.models.armv8 import dispatch

from ..test_kernel import PARTS, connectives


@pytest.mark.parametrize(
    "code", (0x1E204020, 0x1E60C020, 0x9E670020, 0x4EF8F820, 0x2EF8F820, 0x1E620C20, 0x1E2E1000)
)
def test_moves_leave_the_status_register(code: int) -> None:
    """FMOV, FABS of a scalar, FMOV from X1, FABS and FNEG of halves, FCSEL, FMOV of a constant."""
    execute, decode = (registry.definition(f).constant for f in (dispatch.execute, dispatch.decode))
    state = tm.var("s", execute.type.doms[1])
    call = tm.app(execute, tm.app(decode, quote(B32(code), word(32))), state)
    after = EVALUATE(Context([*equations(call), *connectives()]), call).concl.args[1]
    found = dict(zip(PARTS, after.args, strict=True))
    for part in ("sp", "flags", "fpcr", "fpsr"):
        assert str(found[part]) == f"(lemmata.models.armv8.state.State.{part} s)"
