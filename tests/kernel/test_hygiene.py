"""What the kernel's files may contain, and that the hostile suite also passes without asserts."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILES = sorted((ROOT / "core/kernel").glob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.name)
def test_kernel_file(path):
    nodes = list(ast.walk(ast.parse(path.read_text())))
    for_types = [n for n in nodes if isinstance(n, ast.If) and getattr(n.test, "id", "") == "TYPE_CHECKING"]
    never_run = {n for block in for_types for statement in block.body for n in ast.walk(statement)}
    for node in nodes:
        if node in never_run:
            continue
        assert not isinstance(node, ast.Assert), f"{path}:{node.lineno}: assert"
        if isinstance(node, ast.Import):
            assert all(a.name.split(".")[0] in sys.stdlib_module_names for a in node.names)
        if isinstance(node, ast.ImportFrom):
            assert node.module.startswith("lemmata.core.kernel") or node.module in sys.stdlib_module_names | {
                "collections.abc"
            }
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None and getattr(node.type, "id", "") not in (
                "Exception",
                "BaseException",
            )
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            assert not any(isinstance(d, (ast.List, ast.Dict, ast.Set)) for d in node.args.defaults)


def test_only_the_kernel_makes_theorems():
    for path in ROOT.rglob("*.py"):
        inside = path.relative_to(ROOT).parts
        if inside[0] in ("core", "tactics", "models", "lemmata", "examples") and inside[:2] != (
            "core",
            "kernel",
        ):
            text = path.read_text()
            assert "thm import _" not in text and "tuple.__new__" not in text and "thm._make" not in text, (
                path
            )


def test_under_optimisation():
    files = [str(Path(__file__).parent / f"test_hostile_{name}.py") for name in ("rules", "evaluate")]
    command = [
        sys.executable,
        "-O",
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "--import-mode=importlib",
        *files,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
