"""Paths of the instance."""

from django.urls import path

from .views import files, jobs

urlpatterns = [
    path("jobb/", jobs.job_list, name="job-list"),
    path("jobb/<uuid:uid>/", jobs.job_detail, name="job-detail"),
    path("jobb/<uuid:uid>/avbrott/", jobs.job_cancel, name="job-cancel"),
    path("jobb/<uuid:uid>/fil/", jobs.job_file, name="job-file"),
    path("filer/<uuid:uid>/", files.file_detail, name="file-detail"),
]
