"""Files that belong to a record: taken in with care, given out to those who see the record."""

import hashlib
import re
import unicodedata
from pathlib import PurePath

from django.conf import settings
from django.core.files.base import File as Content
from django.db import transaction
from django.utils.translation import gettext as _

from . import journal, records
from .errors import BadInput, NotAllowed
from .models import File, Record, User

_ZIP, _OLE, _TEXT = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b""
_OPEN_XML = "application/vnd.openxmlformats-officedocument"
TYPES = {
    ".pdf": ("application/pdf", b"%PDF"),
    ".png": ("image/png", b"\x89PNG\r\n\x1a\n"),
    ".jpg": ("image/jpeg", b"\xff\xd8\xff"),
    ".jpeg": ("image/jpeg", b"\xff\xd8\xff"),
    ".gif": ("image/gif", b"GIF8"),
    ".webp": ("image/webp", b"RIFF"),
    ".docx": (f"{_OPEN_XML}.wordprocessingml.document", _ZIP),
    ".xlsx": (f"{_OPEN_XML}.spreadsheetml.sheet", _ZIP),
    ".pptx": (f"{_OPEN_XML}.presentationml.presentation", _ZIP),
    ".odt": ("application/vnd.oasis.opendocument.text", _ZIP),
    ".ods": ("application/vnd.oasis.opendocument.spreadsheet", _ZIP),
    ".odp": ("application/vnd.oasis.opendocument.presentation", _ZIP),
    ".doc": ("application/msword", _OLE),
    ".xls": ("application/vnd.ms-excel", _OLE),
    ".ppt": ("application/vnd.ms-powerpoint", _OLE),
    ".txt": ("text/plain; charset=utf-8", _TEXT),
    ".md": ("text/plain; charset=utf-8", _TEXT),
    ".csv": ("text/csv; charset=utf-8", _TEXT),
}
"""Ending -> the type it is given out as and how its content begins. Neither HTML nor SVG: a
browser runs what is in them."""

Upload = Content[bytes]
"""What a form gives: a name, a size, pieces."""

LONGEST_NAME = 200


def check_upload(upload: Upload) -> str:
    """Why the file can't be taken in and what to do; empty where it can."""
    ending = PurePath(clean_name(upload.name or "")).suffix.lower()
    if ending not in TYPES:
        return _("Den filtypen går inte att bifoga. Spara som PDF, bild, text, CSV eller Office.")
    if reason := too_big(upload):
        return reason
    if not upload.size:
        return _("Filen är tom. Välj en annan.")
    upload.seek(0)
    start = upload.read(512)
    upload.seek(0)
    begins = TYPES[ending][1]
    if not start.startswith(begins) or (begins == _TEXT and _is_binary(start)):
        return _("Filen är inte det som namnet säger (%s). Öppna den och spara om den.") % ending
    return ""


def _is_binary(start: bytes) -> bool:
    return b"\0" in start and not start.startswith((b"\xff\xfe", b"\xfe\xff"))


def too_big(upload: Upload) -> str:
    limit = settings.UPLOAD_LIMIT
    if (upload.size or 0) <= limit:
        return ""
    sizes = {"mb": -(-(upload.size or 0) // 1_048_576), "most": limit // 1_048_576}
    return (
        _("Filen är %(mb)s MB. Högst %(most)s MB går bra: gör den mindre eller dela den.") % sizes
    )


_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*\u200b-\u200f\u202a-\u202e\u2066-\u2069]')


def clean_name(name: str) -> str:
    """The last part of a path without signs that deceive or break: "..\\a‮.pdf" -> "a.pdf"."""
    last = re.split(r"[\\/]", unicodedata.normalize("NFC", name))[-1]
    cleaned = " ".join(_UNSAFE.sub("", last).split()).strip(". ")
    path = PurePath(cleaned or "fil")
    return path.stem[: LONGEST_NAME - len(path.suffix)] + path.suffix[:20]


def attach_file(*, record: Record, by: User, upload: Upload) -> File:
    """Keep a file with a record. Who may change the record is for its room to say.

    :raises NotAllowed: the person doesn't see the record.
    :raises BadInput: the file can't be taken in.
    """
    if not record.is_visible_to(by):
        raise NotAllowed("attach_file")
    if reason := check_upload(upload):
        raise BadInput({"file": reason})
    file = _described(record, by, upload)
    with transaction.atomic():
        _hold(record)
        file.content.save(file.name, upload, save=False)
        try:
            _write(file, record, by)
        except BaseException:
            # the database forgets what it was told, the disk does not
            file.content.delete(save=False)
            raise
    return file


def _described(record: Record, by: User, upload: Upload) -> File:
    name = clean_name(upload.name or "")
    return File(
        record=record,
        name=name,
        content_type=TYPES[PurePath(name).suffix.lower()][0],
        size=upload.size or 0,
        sha256=digest(upload),
        uploaded_by=by,
    )


def _hold(record: Record) -> None:
    """An import that is undone beside us either waits, or has taken the record away already."""
    try:
        records.hold(record)
    except Record.DoesNotExist as error:
        raise NotAllowed("attach_file") from error


def _write(file: File, record: Record, by: User) -> None:
    file.save()
    data = {"file": str(file.uid)}
    journal.append(f"{record.kind}.file_attached", subject=record, by=by, data=data)


def digest(upload: Upload) -> str:
    """SHA-256, piece by piece: a file of 50 MB is not read into memory."""
    sha = hashlib.sha256()
    for chunk in upload.chunks():
        sha.update(chunk)
    upload.seek(0)
    return sha.hexdigest()
