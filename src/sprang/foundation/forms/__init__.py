"""What forms have in common: what they carry, two at once, choices, files."""
