"""How long every page takes, at a thousand needs and at a hundred thousand, in one run."""
