"""Debian's packages for arm64, where `scripts/fetch-arm64` has put them."""

from __future__ import annotations

import os
from pathlib import Path

from lemmata.models.armv8.errors import PackageError


def package_folder() -> Path:
    """$LEMMATA_ARM64, or `arm64` in the cache folder of lemmata."""
    given = os.environ.get("LEMMATA_ARM64")
    if given:
        return Path(given)
    return Path(os.environ.get("XDG_CACHE_HOME") or "~/.cache").expanduser() / "lemmata" / "arm64"


def package_file(package: str, path: str) -> Path:
    """A file of a package. Raises PackageError where the package has not been fetched."""
    folder = package_folder() / package
    if not folder.is_dir():
        raise PackageError(f"the package {package} is not in {folder.parent}: fetch it with scripts/fetch-arm64 {package}")
    file = folder / path
    if not file.is_file():
        raise PackageError(f"the package {package} {package_version(package)} has no file {path}")
    return file


def package_version(package: str) -> str:
    """The version of a package that has been fetched."""
    try:
        return (package_folder() / f"{package}.version").read_text(encoding="utf-8").strip()
    except OSError:
        return "of unknown version"
