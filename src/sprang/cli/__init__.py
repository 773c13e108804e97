"""The `sprang` command."""
