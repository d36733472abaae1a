"""benchmarks/run.py still runs on the models that there are; how fast is not tested."""

from __future__ import annotations

import importlib.util
from pathlib import Path

PATH = Path(__file__).resolve().parents[2] / "benchmarks" / "run.py"


def test_symbolic_simulation_reaches_its_end() -> None:
    spec = importlib.util.spec_from_file_location("benchmarks_run", PATH)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    name, measured, _, what = module.instructions_per_second()
    assert name == "symbolic A64 instructions a second"
    assert int(measured.replace(",", "")) > 0
    assert what == "500 instructions"
