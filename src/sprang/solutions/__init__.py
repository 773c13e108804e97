"""Solutions (lösningar): what works somewhere, told so that others can copy it."""
