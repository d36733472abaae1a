"""Goals: what a proof script is given, with all tactics as methods.

A tactic returns the goals that are left, and keeps a justification that makes the kernel's theorem from
theirs. It is never trusted: `Goal.theorem` checks that what comes out is hypotheses ⊢ target.
"""

from __future__ import annotations

from lemmata.tactics.advice import Advice
from lemmata.tactics.automation import Automation


class Goal(Automation, Advice):
    """`hypotheses` ⊢ `target`. Free variables stand for anything, unless a hypothesis speaks of them."""
