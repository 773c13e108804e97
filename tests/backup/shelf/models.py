from django.db import models


class Book(models.Model):
    """As the later version has it."""

    name = models.CharField(max_length=80)
    metres = models.FloatField()

    def __str__(self) -> str:
        return self.name
