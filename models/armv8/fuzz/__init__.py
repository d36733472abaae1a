"""Differential testing of the model: random words and states against another emulator."""
