"""Paths of needs, below a platform's address."""

from django.urls import path

from .views import capture, detail, edit, list, states

urlpatterns = [
    path("behov/", list.need_list, name="need-list"),
    path("behov/nytt/", capture.need_capture, name="need-capture"),
    path("behov/nytt/kontroll/", capture.need_checks, name="need-checks"),
    path("behov/<str:ref>/", detail.need_detail, name="need-detail"),
    path("behov/<str:ref>/andring/", edit.need_edit, name="need-edit"),
    path("behov/<str:ref>/skarpning/", states.need_sharpen, name="need-sharpen"),
    path("behov/<str:ref>/delning/", states.need_share, name="need-share"),
    path("behov/<str:ref>/avslut/", states.need_close, name="need-close"),
    path("behov/<str:ref>/aterkallande/", states.need_withdraw, name="need-withdraw"),
    path("behov/<str:ref>/oppning/", states.need_reopen, name="need-reopen"),
    path("behov/<str:ref>/filer/", states.need_file, name="need-file"),
]
