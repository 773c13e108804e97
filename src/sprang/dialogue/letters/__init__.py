"""Letters that go at least once, always as the same one; and the way out of them.

What a letter says is for the rooms that have something to tell: `outbox.register("news", write)`,
then `outbox.begin(user, "news")` in the transaction that decides that there is one.
"""
