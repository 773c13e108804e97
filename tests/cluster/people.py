"""Whom the walk is walked by. Known without Django: the walk itself is only a visitor."""

NURSE, LEAD = "nurse@boras.example", "lead@boras.example"
PASSWORD = "en lång mening att minnas"
