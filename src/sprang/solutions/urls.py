"""Paths of solutions, below a platform's address."""

from django.urls import path

from .views import detail, list, write

urlpatterns = [
    path("losningar/", list.solution_list, name="solution-list"),
    path("losningar/ny/", write.solution_new, name="solution-new"),
    path("losningar/av/<uuid:uid>/", list.solutions_of, name="solutions-of"),
    path("losningar/<ref:ref>/", detail.solution_detail, name="solution-detail"),
    path("losningar/<ref:ref>/andring/", write.solution_edit, name="solution-edit"),
    path("losningar/<ref:ref>/steg/", write.solution_move, name="solution-move"),
    path("losningar/<ref:ref>/delning/", write.solution_share, name="solution-share"),
    path("losningar/<ref:ref>/filer/", write.solution_file, name="solution-file"),
]
