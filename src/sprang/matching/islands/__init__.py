"""Islands: who works on the same without knowing.

likeness    comparing the texts of the index; `kept` beside it, followed by `reader`
seeing      the pairs that one person may see; gathering makes islands of them alone
naming      what an island is about, and why two of its texts met
actions     introduce, join, "not the same"; and undoing them
"""
