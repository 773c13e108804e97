"""What the lists of records are read from."""

from django.db import models
from django.db.models import Q

from ..enums import Visibility

WHO = ("audience", "author", "scope")
SEEN = ("status", *WHO)

INDEXES = [
    # what the lists are read from, in their orders; with what decides who sees a record, so
    # that counting and passing over what one may not see reads the index alone
    models.Index(fields=["platform", "kind", "-changed_at", "-id", *SEEN], name="record_list"),
    models.Index(fields=["platform", "kind", "created_at", "id", *SEEN], name="record_oldest"),
    models.Index(
        fields=["platform", "kind", "status", "created_at", "id", *WHO], name="record_waits"
    ),
    models.Index(fields=["kind", "-changed_at", "-id", *SEEN], name="record_network"),
    models.Index(fields=["kind", "created_at", "id", *SEEN], name="record_network_oldest"),
    models.Index(fields=["author", "kind", "-changed_at", "-id"], name="record_own"),
    models.Index(fields=["-changed_at", "-id"], name="record_news"),
    models.Index(fields=["platform", "fingerprint"], name="record_says"),
    # how much is open to everybody, counted for each city of an instance
    models.Index(
        fields=["platform", "kind", "status", "visibility"],
        condition=Q(visibility=Visibility.PUBLIC),
        name="record_public",
    ),
    # numbers of all cities
    models.Index(fields=["reference"], name="record_reference_alone"),
]
