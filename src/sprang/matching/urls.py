"""Paths of matching, below a platform's address."""

from django.urls import path

from . import synonym_views, views, watch_views
from .islands import views as islands
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
    path("oar/", islands.island_list, name="island-list"),
    path("oar/svar/", islands.island_answer, name="island-answer"),
    path("oar/angra/", islands.island_undo, name="island-undo"),
    path("sok/", views.search_page, name="search"),
    path("bevakningar/", watch_views.watch_list, name="watch-list"),
    path("bevakningar/nytt/", watch_views.watch_news_part, name="watch-news-part"),
    path("bevakningar/lasta/", watch_views.watch_read, name="watch-read"),
    path("bevakningar/brev/", watch_views.watch_letters, name="watch-letters"),
    path("bevakningar/<uuid:uid>/avslut/", watch_views.watch_stop, name="watch-stop"),
    path("bevakningar/<uuid:uid>/start/", watch_views.watch_resume, name="watch-resume"),
    path("behov/<ref:ref>/bevakning/", watch_views.need_watch, name="need-watch"),
    path(
        "natverket/<uuid:uid>/bevakning/",
        watch_views.organisation_watch,
        name="organisation-watch",
    ),
    path("vyer/<uuid:uid>/bevakning/", watch_views.view_watch, name="view-watch"),
    path("synonymer/", synonym_views.synonym_list, name="synonym-list"),
    path("synonymer/<uuid:uid>/", synonym_views.synonym_edit, name="synonym-edit"),
    path("synonymer/<uuid:uid>/borttagning/", synonym_views.synonym_remove, name="synonym-remove"),
    path("synonymer/<uuid:uid>/ater/", synonym_views.synonym_restore, name="synonym-restore"),
]
