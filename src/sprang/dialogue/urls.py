"""Paths of dialogues and news, below a platform's address."""

from django.urls import path

from .views import comments, dialogue, follows, news

urlpatterns = [
    path("samtal/<uuid:uid>/", dialogue.dialogue, name="dialogue"),
    path("samtal/<uuid:uid>/del/", dialogue.dialogue_part, name="dialogue-part"),
    path("samtal/<uuid:uid>/personer/", dialogue.dialogue_people, name="dialogue-people"),
    path("samtal/<uuid:uid>/stod/", dialogue.dialogue_support, name="dialogue-support"),
    path("samtal/<uuid:uid>/foljning/", dialogue.dialogue_follow, name="dialogue-follow"),
    path("inlagg/<uuid:uid>/svar/", comments.comment_answer, name="comment-answer"),
    path("inlagg/<uuid:uid>/andring/", comments.comment_edit, name="comment-edit"),
    path("inlagg/<uuid:uid>/borttagning/", comments.comment_remove, name="comment-remove"),
    path("foljer/", follows.follow_list, name="follow-list"),
    path("foljer/<uuid:uid>/", follows.follow_choose, name="follow-choose"),
    path("nytt/", news.news_list, name="news-list"),
    path("nytt/del/", news.news_part, name="news-part"),
    path("nytt/antal/", news.news_count, name="news-count"),
    path("nytt/lasta/", news.news_read, name="news-read"),
    path("nytt/brev/", news.news_letters, name="news-letters"),
]
