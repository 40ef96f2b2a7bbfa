"""The functions of the mathematics by name; _mathematics.pyi has their types."""
from ._functions import FUNCTIONS

__all__ = sorted(FUNCTIONS)
globals().update(FUNCTIONS)
