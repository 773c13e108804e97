"""Verbs on claims: claim, withdraw, let in, decline, leave, take out, shut a mail domain."""

from .answering import decline, let_in
from .claiming import claim, withdraw
from .leaving import end_claimed, shut_domain

__all__ = ["claim", "decline", "end_claimed", "let_in", "shut_domain", "withdraw"]
