"""Policies as JSON, as definitions: what is written is read back as it was (`theorems.json_form`)."""
