"""Islands: who works on the same without knowing.

likeness    which texts of the index are alike, kept beside it and followed by a reader
seeing      the pairs that one person may see, and the islands that are made of them alone
naming      what an island is about, and why two of its texts met
actions     introduce, join, merge, "not the same"; and undoing them
"""
