"""Which texts may be candidates: who sees them, what they are, where they belong."""

from dataclasses import dataclass, field
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from .clauses import Narrowed
from .coded import Coded, Mask
from .reach import Reach

MASKS: Final = 16
"""Answers that are remembered: who types asks for the same again."""


@dataclass(frozen=True, kw_only=True)
class Narrowing:
    kinds: Coded
    audiences: Coded
    platforms: NDArray[np.int64]
    is_open: Mask
    masks: dict[Any, Mask] = field(default_factory=dict, repr=False, compare=False)

    def mask(self, reach: Reach, narrowed: Narrowed) -> Mask:
        """Where the texts stand that may be candidates."""
        asked = reach.audiences, narrowed.kind, narrowed.only_open, narrowed.platform_id
        mask = self.masks.get(asked)
        if mask is None:
            mask = self._mask(reach, narrowed)
            for oldest in list(self.masks)[: 1 - MASKS]:  # other threads do the same
                self.masks.pop(oldest, None)
            self.masks[asked] = mask
        return mask

    def _mask(self, reach: Reach, narrowed: Narrowed) -> Mask:
        mask = np.ones(len(self.is_open), dtype=np.bool_)
        if reach.audiences is not None:
            mask &= self.audiences.among(reach.audiences)
        if narrowed.kind:
            mask &= self.kinds.among({narrowed.kind})
        if narrowed.only_open:
            mask &= self.is_open
        if narrowed.platform_id:
            mask &= self.platforms == narrowed.platform_id
        mask.setflags(write=False)
        return mask
