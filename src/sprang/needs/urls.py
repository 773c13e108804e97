"""Paths of needs, below a platform's address."""

from django.urls import path

from .views import capture, detail, drafts, edit, list, states, versions

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
    path("behov/<ref:ref>/filer/", states.need_file, name="need-file"),
]
