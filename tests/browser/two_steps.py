"""What an authenticator app shows: RFC 6238 with its defaults."""

import base64
import hashlib
import hmac
import struct
import time


def code_of(secret: str) -> str:
    """Six digits for the present 30 seconds, from a secret in base32."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.new(key, struct.pack(">Q", int(time.time()) // 30), hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
