"""Introductions (presentationer): the hub tells two that they may have use of each other.

The walk: a lead chooses, from a need, an organisation whose people may already read the need, and
writes why. Each side answers for itself, in private. When both have said yes they get each other's
names, agree on a time, and are asked after two weeks how it went. The hub recommends nobody: it
says only that the two may have use of each other. That an introduction exists is known to the two
sides and to those who lead the platform, and to nobody else.
"""
