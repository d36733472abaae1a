"""Derived rules and conversions over the kernel: untrusted, every result is a kernel theorem."""
