"""Paths of matching, below a platform's address."""

from django.urls import path

from . import views
from .islands import merging
from .islands import views as islands

urlpatterns = [
    path("traffar/", views.match_live, name="match-live"),
    path("behov/<ref:ref>/traffar/", views.need_matches, name="need-matches"),
    path("behov/<ref:ref>/traffar/del/", views.need_matches_part, name="need-matches-part"),
    path("oar/", islands.island_list, name="island-list"),
    path("oar/svar/", islands.island_answer, name="island-answer"),
    path("oar/angra/", islands.island_undo, name="island-undo"),
    path("oar/sammanslagning/", merging.island_merge, name="island-merge"),
    path("sok/", views.search_page, name="search"),
]
