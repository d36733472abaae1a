"""The library: definitions in the language and their theorems."""
