"""What a lambda captures is in the order of binding: an evaluation does not depend on the process's past."""

import subprocess
import sys

import pytest

SCRIPT = """
import sys
from lemmata.core.kernel import prelude as pr, terms as tm, types as ty
from lemmata.core.kernel.definitions import define
from lemmata.core.kernel.evaluate import EVALUATE, Context
from lemmata.core.kernel.logic import call
from lemmata.core.logic.writer import proof_text

m, n, z = (tm.var(name, ty.NAT) for name in "mnz")
b, k = (tm.var(name, ty.word(8)) for name in "bk")
if sys.argv[1] == "past":  # an unrelated evaluation numbers the compiler's variables in another order
    p = tm.var("p", ty.BOOL)
    inner = tm.app(tm.lam(n, tm.lam(z, tm.eq(tm.eq(n, z), p))), call(pr.ADD, m, m))
    th = define("g", tm.lam(m, tm.app(tm.lam(p, inner), tm.eq(m, call(pr.ADD, m, m)))))
    EVALUATE(Context([th]), tm.app(th.concl.args[0], m))
inner = tm.app(tm.lam(n, tm.lam(z, tm.eq(call(pr.ADD, n, z), call(pr.UINT, k)))), call(pr.ADD, m, m))
th = define("f", tm.lams([m, b], tm.app(tm.lam(k, inner), call(pr.W_ADD, b, b))))
result = EVALUATE(Context([th]), tm.app(th.concl.args[0], m, b))
sys.stdout.write(proof_text({"f": result}))
"""


@pytest.mark.parametrize("past", ["none", "past"])
def test_a_file_checks_in_a_process_with_another_past(tmp_path, past):
    written = subprocess.run([sys.executable, "-c", SCRIPT, past], capture_output=True, text=True, check=True)
    path = tmp_path / "f.proof"
    path.write_text(written.stdout)
    command = [sys.executable, "-c", "from lemmata.cli import main; main()", "check", str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
