"""Paths of needs, below a platform's address."""

from django.urls import path

from .views import capture, detail, edit, flow, joining, list, road, states

urlpatterns = [
    path("behov/", list.need_list, name="need-list"),
    path("behov/nytt/", capture.need_capture, name="need-capture"),
    path("behov/nytt/kontroll/", capture.need_checks, name="need-checks"),
    path("behov/<ref:ref>/", detail.need_detail, name="need-detail"),
    path("behov/<ref:ref>/andring/", edit.need_edit, name="need-edit"),
    path("behov/<ref:ref>/skarpning/", states.need_sharpen, name="need-sharpen"),
    path("behov/<ref:ref>/delning/", states.need_share, name="need-share"),
    path("behov/<ref:ref>/avslut/", states.need_close, name="need-close"),
    path("behov/<ref:ref>/aterkallande/", states.need_withdraw, name="need-withdraw"),
    path("behov/<ref:ref>/oppning/", states.need_reopen, name="need-reopen"),
    path("behov/vagval/", flow.need_flow, name="need-flow"),
    path("behov/<ref:ref>/med/", joining.need_join, name="need-join"),
    path("behov/<ref:ref>/med/<uuid:uid>/uttrade/", joining.need_leave, name="need-leave"),
    path("behov/<ref:ref>/med/<uuid:uid>/agande/", joining.need_own, name="need-own"),
    path("behov/<ref:ref>/vagval/", road.need_road, name="need-road"),
    path("behov/<ref:ref>/vagval/del/", road.need_road_part, name="need-road-part"),
    path("behov/<ref:ref>/granskat/", road.need_look, name="need-look"),
    path("behov/<ref:ref>/granskat/<uuid:uid>/", road.need_judge, name="need-judge"),
    path("behov/<ref:ref>/granskat/<uuid:uid>/borttagning/", road.need_unlook, name="need-unlook"),
    path("behov/<ref:ref>/filer/", states.need_file, name="need-file"),
]
