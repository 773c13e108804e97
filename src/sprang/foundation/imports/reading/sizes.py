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
"""Bytes that a workbook may become."""

RATIO = 200
"""How much smaller packing may have made it or a part of it. Real workbooks reach about 50."""

SMALL = 10 * 1024 * 1024
"""Bytes below which the ratio does not matter: small files of repeated rows pack very well."""

PART = 4 * 1024 * 1024
"""Bytes of a part that is read whole: what a workbook says of its sheets, its styles."""

TAGS = 50_000
"""In such a part. Each becomes an object of a kilobyte or so."""

ELEMENTS = 100_000
"""In a row, or between two. A row has 16,384 cells at most, each of them up to four elements."""

SIP = 1024 * 1024
"""Bytes in which no element begins or ends: a text in a cell has at most 32,767 characters."""

TEXTS = 1_000_000
"""Texts that the cells share."""

EMPTY = 100_000
"""Rows after each other without content. Sheets of which whole columns were coloured have many."""

OBJECT = 8 * 1024 * 1024
"""Characters in one JSON object."""
