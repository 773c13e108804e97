"""Secrets that must be read again, such as an app's for two steps, are encrypted in the database.

With the database alone, without the secret key, nobody can make the app's codes.
"""

import secrets
from base64 import b32encode, urlsafe_b64encode

from cryptography.fernet import Fernet, InvalidToken
from django.utils.crypto import salted_hmac


def seal(text: str) -> str:
    return _box().encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed; with another secret key than then a random secret, which no code fits.

    Never an empty one: to that anybody could compute the codes.
    """
    try:
        return _box().decrypt(sealed.encode()).decode()
    except InvalidToken:
        return b32encode(secrets.token_bytes(20)).decode()


def _box() -> Fernet:
    key = salted_hmac("sprang.sealing", "1", algorithm="sha256").digest()
    return Fernet(urlsafe_b64encode(key))
