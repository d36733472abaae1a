"""A Cedar-like authorization language, defined in the language of the prover (Cedar 4.5; see docs/policy.md)."""
