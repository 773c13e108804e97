"""Paths of what comes in from outside, below a platform's address."""

from django.urls import path

from .views import detail, intake, list, mail, telling

urlpatterns = [
    path("beratta/", telling.need_tell, name="need-tell"),
    path("beratta/tack/", telling.need_sent, name="need-sent"),
    path("beratta/<str:key>/", telling.need_told, name="need-told"),
    path("inkommet/", list.submission_list, name="submission-list"),
    path("inkommet/installningar/", intake.submission_doors, name="submission-doors"),
    path("inkommet/brev/", mail.submission_mail, name="submission-mail"),
    path("inkommet/<uuid:uid>/", detail.submission_detail, name="submission-detail"),
]
