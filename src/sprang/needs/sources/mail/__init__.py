"""Needs that come by e-mail, over a webhook or fetched from a mailbox."""
