"""Swedish and English text analysis: from running text to index terms.

>>> [token.terms for token in analyse("Hemtjänsten saknar vikarier", "sv")]
[('hemtjänst', 'hem', 'tjänst'), ('sakn',), ('vikari',)]
"""

from sprang.core.text.analysis import Token, analyse, terms
from sprang.core.text.compounds import Compound, split
from sprang.core.text.language import Language, detect
from sprang.core.text.normalise import normalise

__all__ = ["Compound", "Language", "Token", "analyse", "detect", "normalise", "split", "terms"]
