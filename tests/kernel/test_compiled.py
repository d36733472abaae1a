"""The compiled checker is that of the source, needs nothing else, and refuses under python -O too."""

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest
from lemmata.core.kernel import lrat
from lemmata.core.kernel.tautology import COMPILED

from .checkers import SOURCE


def test_the_compiled_file_is_not_stale():
    if COMPILED:
        newer = Path(lrat.__file__).stat().st_mtime >= SOURCE.stat().st_mtime
        assert newer, f"{SOURCE} has changed since: run scripts/compile-kernel"
    else:
        assert Path(lrat.__file__) == SOURCE


def test_the_kernel_imports_the_standard_library_alone():
    """At run time: what a type checker reads alone does not count."""
    script = (
        "import sys, pathlib; from lemmata.core.kernel import reader\n"
        "names = {n.partition('.')[0] for n in sys.modules if not n.startswith('__editable__')}\n"
        "print(sorted(names - set(sys.stdlib_module_names)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    before = subprocess.run(
        [sys.executable, "-c", script.replace("from lemmata.core.kernel import reader", "pass")],
        capture_output=True,
        text=True,
        check=True,
    )
    assert set(ast.literal_eval(done.stdout)) - set(ast.literal_eval(before.stdout)) == {"lemmata"}


@pytest.mark.parametrize("flag", ["-O", "-OO"])
def test_refuses_without_asserts(flag):
    script = """
from lemmata.core.kernel import logic, terms as tm
from lemmata.core.kernel.errors import KernelError
from lemmata.core.kernel.tautology import TAUTOLOGY
from lemmata.core.kernel.types import BOOL
p = tm.var("p", BOOL)
for bad in (b"", b"a\\x04\\0\\x02\\0", b"a\\x04\\0\\0", [1], b"a\\x04\\xff\\0\\x02\\0", b"a\\x04\\0\\x7e\\0"):
    for t in (p, logic.conj(p, logic.negate(p))):
        try:
            print("proved", TAUTOLOGY(t, bad))
        except KernelError:
            pass
"""
    done = subprocess.run(
        [sys.executable, flag, "-c", script], capture_output=True, text=True, check=True, env=os.environ
    )
    assert done.stdout == ""
