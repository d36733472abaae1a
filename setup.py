"""Compiles the checker of certificates (core/kernel/lrat.py) with mypyc; the rest of the build is in pyproject.toml.

In wheels, where there is a C compiler; LEMMATA_COMPILE=1 asks for it elsewhere (`scripts/compile-kernel`), 0 never. Without
mypy or a compiler nothing is compiled, nothing fails, and the interpreter runs the same kernel.
"""

import os
import shutil
import sys
import sysconfig
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError, CCompilerError

SOURCE = Path("core/kernel/lrat.py")
COPY = Path(
    "build/kernel/lemmata/core/kernel/lrat.py"
)  # at its import path, which is the compiled module's name


def wanted() -> bool:
    """Is the kernel to be compiled in this build, as far as that is possible?"""
    asked = os.environ.get("LEMMATA_COMPILE", "")
    if asked in ("0", "1"):
        return asked == "1"
    compiler = (sysconfig.get_config_var("CC") or "cc").split()[0]
    return "bdist_wheel" in sys.argv and (sys.platform == "win32" or shutil.which(compiler) is not None)


def extensions() -> list[Extension]:
    """The compiled module, and the library beside it that holds its code."""
    try:
        from mypyc.build import mypycify
    except ImportError as error:
        print(f"lemmata: the kernel is not compiled: {error}", file=sys.stderr)
        return []
    COPY.parent.mkdir(parents=True, exist_ok=True)
    for folder in COPY.parents[:3]:
        (folder / "__init__.py").touch()
    shutil.copy(SOURCE, COPY)
    try:
        found = mypycify([str(COPY)], opt_level="3", debug_level="0", target_dir="build/kernel/c")
    except SystemExit:  # mypyc has said why
        return []
    for extension in found:
        if sys.platform != "win32":
            extension.extra_compile_args.append("-fno-semantic-interposition")  # lets `number` be inlined
    return list(found)


class Build(build_ext):
    """Builds both files or none: one alone could not be imported."""

    def build_extensions(self) -> None:
        try:
            super().build_extensions()
        except (BaseError, CCompilerError) as error:
            print(f"lemmata: the kernel is not compiled: {error}", file=sys.stderr)
            for extension in self.extensions:
                Path(self.get_ext_fullpath(extension.name)).unlink(missing_ok=True)
            self.extensions = []


setup(cmdclass={"build_ext": Build}, ext_modules=extensions() if wanted() else [])
