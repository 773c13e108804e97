"""Co-creation and news: comments, questions, support, follow; and who is told of what."""
