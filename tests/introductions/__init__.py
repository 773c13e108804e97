"""Introductions: asked, answered, met, told of; and known to nobody else."""
