"""What people watch for and say of matches comes along when an organisation goes on as another."""

from sprang.organisations.doubles.registry import moves

from .models import Feedback, Watch

moves(Watch, "organisation", once=("user",))
moves(Feedback, "organisation", once=("by", "asked"))
