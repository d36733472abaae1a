"""What may be asked about a goal without changing it: whether it is false, and what would close it."""

from __future__ import annotations

import sys

from lemmata.tactics.state import State


class Advice(State):
    """Questions."""

    def quickcheck(self, runs: int = 100, seed: int = 0) -> None:
        """Evaluate the goal at RUNS random values of its variables; the goal stays as it is.

        Raises Refuted, with a small counterexample that the kernel has evaluated, where one is found. Values are
        the same ones for the same SEED. Type variables stand for naturals, width variables for a few widths.
        """
        from lemmata.tactics.quickcheck_goals import falsify

        found = falsify(self.hypotheses, self.target, runs, seed)
        if found is not None:
            raise found

    def suggest(self, limit: int = 3) -> list[str]:
        """Up to LIMIT lines that close the goal when they are pasted; printed to standard error too.

        The theorems that are tried are those of the modules that have been loaded; a comment says what is to be
        imported. Raises Refuted where a
        decision procedure finds the goal false.
        """
        from lemmata.tactics.suggest import suggest

        known = getattr(self.script, "__globals__", {})
        found = suggest(self.hypotheses, self.target, names=self.names, limit=limit)
        lines = [s.text(known) for s in found]
        print("\n".join(lines) or "no suggestion", file=sys.stderr)
        return lines
