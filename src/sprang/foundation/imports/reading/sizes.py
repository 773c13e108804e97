"""How much one file may ask of the machine. Everything above this is a mistake or an attack."""

CELL = 131_072
"""Characters in a cell. A text takes 20,000 and a cell in Excel 32,767: more is a lost quote."""

LINE = 8 * 1024 * 1024
"""Characters in a line of a text file: more than all the cells that a person would write."""

COLUMNS = 200
"""Columns. A person maps each of them by hand."""

LAST_ROW = 1_048_576
"""The last row that a spreadsheet can have; a file that says it has more is not honest."""

UNPACKED = 400 * 1024 * 1024
"""Bytes that a workbook may become: shared strings are held in memory while it is read."""

RATIO = 200
"""How much smaller packing may have made it. Real workbooks of text reach about 50."""

SMALL = 10 * 1024 * 1024
"""Bytes below which the ratio does not matter: small files of repeated rows pack very well."""

OBJECT = 8 * 1024 * 1024
"""Characters in one JSON object."""
