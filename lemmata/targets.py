"""Loading what a user names on the command line: a path or a module, and the theorems in it."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import sysconfig
import traceback
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from lemmata.core.language import LanguageError, Theorem
from lemmata.models.armv8.errors import ArmError


class BadInput(Exception):
    """What the user gave cannot be used; the message says why and where."""


def load(target: str) -> ModuleType:
    """The module that TARGET names. Raises BadInput where there is none, or it cannot be loaded."""
    path = Path(target)
    by_path = (
        path.is_file() or not all(part.isidentifier() for part in target.split(".")) or path.suffix == ".py"
    )
    ours = _module_of(path) if by_path else None
    try:
        return _load_path(path) if by_path and ours is None else _load_module(ours or target)
    except BadInput:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001  the user's code runs here, and may raise anything
        raise BadInput(explain(error, target)) from None


def _module_of(path: Path) -> str | None:
    """The module of the prover that a file is: loading it a second time would make its types anew."""
    for name in ("lemmata.core", "lemmata.tactics", "lemmata.models"):
        for folder in importlib.import_module(name).__path__:
            if path.suffix == ".py" and path.absolute().is_relative_to(folder):
                parts = path.absolute().relative_to(folder).with_suffix("").parts
                return ".".join([name, *parts])
    return None


def explain(error: BaseException, target: str) -> str:
    """What an error of the user's code says, and at which of its lines it came about."""
    if isinstance(error, LanguageError):
        return str(error)  # it begins with its own file and line
    if isinstance(error, SyntaxError):
        if error.lineno is None:
            return f"{target}: not a Python file: {error.msg}"
        text = (error.text or "").rstrip("\n")
        caret = " " * ((error.offset or 1) - 1) + "^"
        return f"{error.filename}:{error.lineno}:{error.offset}: {error.msg}\n{text}\n{caret}"
    place = line_of(error, target)
    said = str(error)
    if not isinstance(error, (ArmError, ModuleNotFoundError, OSError)):
        said = f"{type(error).__name__}: {said}" if said else type(error).__name__
    return f"{place or target}: {said}"


def line_of(error: BaseException, target: str) -> str:
    """FILE:LINE of the innermost frame of ERROR in the target's file, or else in other code of the user's."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if not f.filename.startswith("<")]
    own = [f for f in frames if Path(f.filename).absolute() == Path(target).absolute()]
    theirs = [f for f in frames if is_users(f.filename)]
    found = own or theirs
    return f"{found[-1].filename}:{found[-1].lineno}" if found else ""


def is_users(file: str) -> bool:
    """Whether a file belongs neither to Python, nor to an installed package, nor to the prover."""
    return not any(Path(file).is_relative_to(p) for p in _not_the_users())


@cache
def _not_the_users() -> list[Path]:
    """The folders of Python, of installed packages and of the prover."""
    import lemmata.core
    import lemmata.models
    import lemmata.tactics

    packages = (lemmata, lemmata.core, lemmata.models, lemmata.tactics)
    ours = [Path(folder) for package in packages for folder in package.__path__]
    return ours + [Path(p) for p in {sysconfig.get_path(k) for k in ("stdlib", "purelib", "platlib")}]


def _search(folder: Path) -> None:
    """Let the modules of FOLDER be imported, after all others."""
    name = str(folder.absolute())
    if name not in sys.path:
        sys.path.append(name)


def _load_module(target: str) -> ModuleType:
    _search(Path())
    try:
        return importlib.import_module(target)
    except ModuleNotFoundError as error:
        if error.name is not None and (target == error.name or target.startswith(error.name + ".")):
            raise BadInput(f"{target}: no such file or module") from None
        raise


def _load_path(path: Path) -> ModuleType:
    if not path.is_file():
        raise BadInput(f"{path}: {'a folder, not a file' if path.is_dir() else 'no such file'}")
    path = path.absolute()
    _search(path.parent)
    name = _module_name(path)
    if name in sys.modules:
        return sys.modules[name]
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise BadInput(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except UnicodeDecodeError as error:
        raise BadInput(f"{path}: not a Python file: {error}") from None
    return module


def _module_name(path: Path) -> str:
    """The file's own name, if `import` finds nothing else under it: constants carry it, also in proof files."""
    stem, name, n = path.stem, path.stem, 1
    while not _is_free(name, path):
        n += 1
        name = f"{stem}_{n}"
    return name


def _is_free(name: str, path: Path) -> bool:
    known = sys.modules.get(name)
    if known is not None:
        return getattr(known, "__file__", None) == str(path)
    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    return spec is None or spec.origin == str(path)


def theorems(module: ModuleType, pattern: str = "") -> list[Theorem[Any]]:
    """The theorems that a module states, in the order of its lines, whose names contain PATTERN."""
    found = {v for v in vars(module).values() if isinstance(v, Theorem) and v.module == module.__name__}
    return sorted([t for t in found if pattern in t.name], key=lambda t: t.line)
