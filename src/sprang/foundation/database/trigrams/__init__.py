"""Which records have a word, or a part of one, in title or text: asked of the database's own index
of runs of three letters. It is written in the transaction that writes the row, so it is never
behind, as the search index is.
"""
