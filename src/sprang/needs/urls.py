"""Paths of needs, below a platform's address."""

from django.urls import path

from .calls.urls import urlpatterns as calls
from .introductions.urls import urlpatterns as introductions
from .sources.urls import urlpatterns as sources
from .views import (
    authors,
    capture,
    detail,
    drafts,
    edit,
    flow,
    joining,
    list,
    merging,
    requirements,
    road,
    states,
    versions,
)

urlpatterns = [
    path("behov/", list.need_list, name="need-list"),
    path("behov/nytt/", capture.need_capture, name="need-capture"),
    path("behov/nytt/kontroll/", capture.need_checks, name="need-checks"),
    path("behov/nytt/utkast/", drafts.need_capture_draft, name="need-capture-draft"),
    path("behov/utkast/", drafts.draft_list, name="draft-list"),
    path("behov/utkast/<uuid:uid>/borttagning/", drafts.draft_drop, name="draft-drop"),
    path("behov/<ref:ref>/", detail.need_detail, name="need-detail"),
    path("behov/<ref:ref>/andring/", edit.need_edit, name="need-edit"),
    path("behov/<ref:ref>/andring/rad/", edit.need_coach, name="need-coach"),
    path("behov/<ref:ref>/andring/utkast/", drafts.need_edit_draft, name="need-edit-draft"),
    path("behov/<ref:ref>/krav/", requirements.need_requirements, name="need-requirements"),
    path(
        "behov/<ref:ref>/kravbilaga/",
        requirements.need_requirements_file,
        name="need-requirements-file",
    ),
    path("behov/<ref:ref>/versioner/", versions.need_versions, name="need-versions"),
    path(
        "behov/<ref:ref>/versioner/<int:number>/aterstallning/",
        versions.version_restore,
        name="version-restore",
    ),
    path(
        "behov/<ref:ref>/versioner/<int:number>/borttagning/",
        versions.version_forget,
        name="version-forget",
    ),
    path("behov/<ref:ref>/skarpning/", states.need_sharpen, name="need-sharpen"),
    path("behov/<ref:ref>/delning/", states.need_share, name="need-share"),
    path("behov/<ref:ref>/avslut/", states.need_close, name="need-close"),
    path("behov/<ref:ref>/aterkallande/", states.need_withdraw, name="need-withdraw"),
    path("behov/<ref:ref>/oppning/", states.need_reopen, name="need-reopen"),
    path("behov/vagval/", flow.need_flow, name="need-flow"),
    path("behov/<ref:ref>/med/", joining.need_join, name="need-join"),
    path("behov/<ref:ref>/med/<uuid:uid>/uttrade/", joining.need_leave, name="need-leave"),
    path("behov/<ref:ref>/med/<uuid:uid>/agande/", joining.need_own, name="need-own"),
    path("behov/<ref:ref>/forfattare/", authors.need_authors, name="need-authors"),
    path(
        "behov/<ref:ref>/forfattare/<uuid:uid>/borttagning/",
        authors.need_author_remove,
        name="need-author-remove",
    ),
    path("behov/<ref:ref>/vagval/", road.need_road, name="need-road"),
    path("behov/<ref:ref>/vagval/del/", road.need_road_part, name="need-road-part"),
    path("behov/<ref:ref>/granskat/", road.need_look, name="need-look"),
    path("behov/<ref:ref>/granskat/<uuid:uid>/", road.need_judge, name="need-judge"),
    path("behov/<ref:ref>/granskat/<uuid:uid>/borttagning/", road.need_unlook, name="need-unlook"),
    path("behov/<ref:ref>/sammanslagning/", merging.need_merge, name="need-merge"),
    path("behov/<ref:ref>/sammanslaget/", detail.need_merged, name="need-merged"),
    path("behov/<ref:ref>/uppdelning/", merging.need_split, name="need-split"),
    path("behov/<ref:ref>/filer/", states.need_file, name="need-file"),
    *calls,
    *introductions,
    *sources,
]
