"""The sentence model that this installation may have in a folder (SPRANG_EMBEDDINGS), as one more
signal of the ranking. Nothing is ever downloaded, and without the setting nothing of it is loaded.
"""

from .fitting import in_use, keep
from .loading import Model, Problem, model, problem

__all__ = ["Model", "Problem", "in_use", "keep", "model", "problem"]
