"""Claims: that one works at an organisation of the register, and who says that it is so."""
