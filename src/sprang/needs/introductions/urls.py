"""Paths of introductions, below a platform's address."""

from django.urls import path

from .views import detail, list, making

ONE = "presentationer/<uuid:uid>/"

urlpatterns = [
    path("presentationer/", list.introduction_list, name="introduction-list"),
    path("behov/<ref:ref>/presentation/", making.need_introduce, name="need-introduce"),
    path(ONE, detail.introduction_detail, name="introduction-detail"),
    path(f"{ONE}mote.ics", detail.introduction_calendar, name="introduction-calendar"),
]
