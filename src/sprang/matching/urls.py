"""Paths of matching, below a platform's address."""

from django.urls import path

from . import views
from .judging import pages as judged
from .judging import views as judging

urlpatterns = [
    path("traffar/", views.match_live, name="match-live"),
    path("traffar/precision/", judged.match_precision, name="match-precision"),
    path("behov/<ref:ref>/traffar/", views.need_matches, name="need-matches"),
    path("behov/<ref:ref>/traffar/del/", views.need_matches_part, name="need-matches-part"),
    path("behov/<ref:ref>/omdomen/", judging.need_feedback, name="need-feedback"),
    path("behov/<ref:ref>/samma/", judging.need_same, name="need-same"),
    path("inlasning/<uuid:uid>/liknar/", judged.import_alikes, name="import-alikes"),
    path("sok/", views.search_page, name="search"),
]
