"""Prints the highest number of a user, and the one that the next gets. Run inside an instance."""

import json
import sys

import django

if __name__ == "__main__":
    django.setup()
    from django.db.models import Max

    from sprang.foundation.models import User

    highest = User.objects.aggregate(highest=Max("pk"))["highest"]
    new = User.objects.create_user("next@boras.example", None)
    json.dump({"highest": highest, "new": new.pk}, sys.stdout)
    new.delete()
