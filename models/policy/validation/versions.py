"""The versions of Cedar whose verdicts differ."""

from __future__ import annotations

from enum import Enum


class Version(Enum):
    """Whose verdict: up to Cedar 4.12, a policy that can apply to no action is an error; from 4.13 on, a warning."""

    V4_12 = 0
    V4_13 = 1
