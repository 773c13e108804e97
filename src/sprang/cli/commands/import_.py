def import_() -> None:
    """Not yet."""
