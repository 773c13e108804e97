"""The journal: one entry for each change, in an unbroken chain, followed by readers."""

from .writing import Break, append, breaks, hash_of, kind_of, platform_id_of, together

__all__ = ["Break", "append", "breaks", "hash_of", "kind_of", "platform_id_of", "together"]
