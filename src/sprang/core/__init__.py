"""The rock: pure Python from plain values to plain values. No Django, no clock, no network."""
