"""Paths of matching, below a platform's address."""

from django.urls import path

from . import views

urlpatterns = [
    path("traffar/", views.match_live, name="match-live"),
    path("behov/<ref:ref>/traffar/", views.need_matches, name="need-matches"),
    path("behov/<ref:ref>/traffar/del/", views.need_matches_part, name="need-matches-part"),
    path("sok/", views.search_page, name="search"),
]
