"""Paths of rooms, below a platform's address."""

from django.urls import path

from .views import detail, doors, lists, log, members, tasks, things, writing

ONE = "rum/<ref:ref>/"

urlpatterns = [
    path("rum/", lists.room_list, name="room-list"),
    path("rum/nytt/", writing.room_new, name="room-new"),
    path("rum/loggar/", lists.room_logs, name="room-logs"),
    path("rum/uttag/<uuid:uid>/", things.room_take_out, name="room-take-out"),
    path(ONE, detail.room_detail, name="room-detail"),
    path(f"{ONE}andring/", writing.room_edit, name="room-edit"),
    path(f"{ONE}lage/", writing.room_state, name="room-state"),
    path(f"{ONE}med/", doors.room_join, name="room-join"),
    path(f"{ONE}nej/", doors.room_decline, name="room-decline"),
    path(f"{ONE}uttrade/", doors.room_leave, name="room-leave"),
    path(f"{ONE}medlemmar/", members.room_members, name="room-members"),
    path(f"{ONE}medlemmar/<uuid:uid>/", members.room_part, name="room-part"),
    path(f"{ONE}medlemmar/<uuid:uid>/borttagning/", members.room_remove, name="room-remove"),
    path(f"{ONE}inbjudningar/<uuid:uid>/", members.room_withdraw, name="room-withdraw"),
    path(f"{ONE}delning/", things.room_share, name="room-share"),
    path(f"{ONE}delning/slut/", things.room_unshare, name="room-unshare"),
    path(f"{ONE}filer/", things.room_file, name="room-file"),
    path(f"{ONE}filer/<uuid:uid>/borttagning/", things.room_file_drop, name="room-file-drop"),
    path(f"{ONE}uppgifter/", tasks.room_tasks, name="room-tasks"),
    path(f"{ONE}uppgifter/<uuid:uid>/", tasks.room_task, name="room-task"),
    path(f"{ONE}uppgifter/<uuid:uid>/klar/", tasks.room_task_done, name="room-task-done"),
    path(f"{ONE}logg/", log.room_log, name="room-log"),
]
