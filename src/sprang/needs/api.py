"""Needs in the API: shapes, list, one, capture, edit. Changes of state are in `api_states`."""

from typing import Annotated, Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_noop
from ninja import Field, Query, Router, Schema

from sprang.foundation.api import finding
from sprang.foundation.api.paging import ListQuery, PageOut, changed_since, page_of
from sprang.foundation.api.shapes import (
    Chosen,
    Input,
    Language,
    RecordOut,
    Themes,
    TieOut,
    ties_of,
)

from . import actions
from .enums import NeedStatus, Weight
from .models import Need
from .queries import LIST
from .workflow import NEED
