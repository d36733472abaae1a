"""Loading what a user names on the command line: a path or a module, and the theorems in it."""

from __future__ import annotations

import importlib
import importlib.util
import sys
import traceback
from pathlib import Path
from types import ModuleType
from typing import Any

from lemmata.core.language import LanguageError, Theorem
from lemmata.models.armv8.errors import ArmError


class BadInput(Exception):
    """What the user gave cannot be used; the message says why and where."""


def load(target: str) -> ModuleType:
    """The module that TARGET names. Raises BadInput where there is none, or it cannot be loaded."""
    try:
        return _load_path(Path(target)) if _is_path(target) else importlib.import_module(target)
    except ModuleNotFoundError as error:
        if error.name is not None and (target == error.name or target.startswith(error.name + ".")):
            raise BadInput(f"{target}: no such file or module") from None
        raise BadInput(f"{target}: {_place(error)}{error}") from None
    except LanguageError as error:
        raise BadInput(str(error)) from None
    except SyntaxError as error:
        text = (error.text or "").rstrip("\n")
        caret = " " * ((error.offset or 1) - 1) + "^"
        raise BadInput(
            f"{error.filename}:{error.lineno}:{error.offset}: {error.msg}\n{text}\n{caret}"
        ) from None
    except ArmError as error:
        raise BadInput(f"{target}: {error}") from None
    except OSError as error:
        raise BadInput(f"{target}: {_place(error)}{error}") from None
    except (
        ArithmeticError,
        AttributeError,
        LookupError,
        NameError,
        TypeError,
        ValueError,
        RuntimeError,
    ) as error:
        raise BadInput(f"{target}: {_place(error)}{type(error).__name__}: {error}") from None


def _is_path(target: str) -> bool:
    return target.endswith(".py") or "/" in target


def _load_path(path: Path) -> ModuleType:
    if not path.is_file():
        raise BadInput(f"{path}: no such file")
    name = f"lemmata_target_{path.stem}_{abs(hash(str(path.resolve()))):x}"
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


def _place(error: BaseException) -> str:
    """The line of the user's own file at which ERROR came about."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if "importlib" not in f.filename]
    outside = [f for f in frames if not f.filename.startswith(str(Path(__file__).parent.parent / "lemmata"))]
    return f"{outside[-1].filename}:{outside[-1].lineno}: " if outside else ""


def theorems(module: ModuleType, pattern: str = "") -> list[Theorem[Any]]:
    """The theorems that a module states, in the order of its lines, whose names contain PATTERN."""
    found = {v for v in vars(module).values() if isinstance(v, Theorem) and v.module == module.__name__}
    return sorted([t for t in found if pattern in t.name], key=lambda t: t.line)
