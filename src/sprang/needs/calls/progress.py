"""How far the team has come with the answers that were opened."""

from dataclasses import dataclass

from .models import Call, Review, TeamMember


@dataclass(frozen=True)
class Progress:
    """`outcomes` by answer; `reviews`, and in `interests` whether one has any, by member and
    answer."""

    members: list[TeamMember]
    outcomes: dict[int, str]
    interests: dict[tuple[int, int], bool]
    reviews: dict[tuple[int, int], Review]

    @property
    def left(self) -> dict[int, int]:
        """By member, how many answers they have left to declare or score."""
        return {each.pk: self._left(each.pk) for each in self.members}

    def _left(self, member: int) -> int:
        pairs = [(member, answer) for answer in self.outcomes]
        return sum(not self.interests.get(each) and each not in self.reviews for each in pairs)

    @property
    def is_done(self) -> bool:
        """Nobody sees another's points before; one who has an interest is not waited for."""
        return not any(self.left.values())

    def scored_by(self, member: TeamMember) -> set[int]:
        return {answer for who, answer in self.reviews if who == member.pk}

    def declared_by(self, member: TeamMember) -> list[bool]:
        """Of each answer that they have said it of, whether they have an interest in it."""
        return [has_any for (who, _answer), has_any in self.interests.items() if who == member.pk]


def progress(call: Call) -> Progress:
    """Two queries, and one where the call came without its team."""
    said = ("pk", "outcome", "declared__member", "declared__conflict")
    rows = list(call.answers.opened().values_list(*said))
    reviews = Review.objects.filter(member__call=call)
    return Progress(
        members=list(call.team.all()),
        outcomes={answer: outcome for answer, outcome, _member, _has_any in rows},
        interests={(member, answer): bool(has_any) for answer, _o, member, has_any in rows},
        reviews={(each.member_id, each.answer_id): each for each in reviews},
    )


def all_have_scored(call: Call) -> bool:
    return progress(call).is_done
