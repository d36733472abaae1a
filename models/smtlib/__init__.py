"""SMT-LIB 2 scripts of the logic QF_BV: reading, meaning as terms of the kernel, answers, printing."""
