"""The kernel, the language and the library. Import it as ``lemmata.core``."""

if __name__ != "lemmata.core":
    raise ImportError(
        "import lemmata.core, not core: a second copy of the kernel in one process is refused "
        "(run from an installed Lemmata, or `pip install -e .`)"
    )
