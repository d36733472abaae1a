"""docs/proof-format.md says of the kernel's constants, lines and schemes what the kernel says."""

import re
import subprocess
import sys
from pathlib import Path

from lemmata.core.kernel import reader

DOC = (Path(__file__).parents[2] / "docs/proof-format.md").read_text()
CONSTANTS = """
from lemmata.core.kernel import logic, prelude, terms as tm
for name, symbol in logic.CONSTANTS.items():
    th = logic.DEFINITIONS.get(name)
    print(f"{name} : {symbol.type}" + (f" = {tm.show(th.concl.args[1], 999)}" if th else ""))
"""


def test_constants():
    command = [
        sys.executable,
        "-c",
        CONSTANTS,
    ]  # a process of its own: bound variables keep their first names
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    section = DOC.split("## Constants of the kernel")[1].split("nat is the datatype")[0]
    listed = [line.strip() for line in section.splitlines() if line.startswith("    ")]
    assert listed == done.stdout.splitlines()


def test_lines_and_schemes():
    words = set(re.findall(r"`(\S+?)[ `]", DOC))
    assert set(reader._LINES) <= words
    assert all(f"| `{kind}` |" in DOC for kind in reader._SCHEMES)
    assert reader.HEADER in DOC
