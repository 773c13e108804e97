"""What stands around every page: menu, language, appearance."""
