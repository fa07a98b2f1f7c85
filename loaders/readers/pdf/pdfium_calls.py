"""Call pdfium often: without the checks of each argument, which cost more than the calls."""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from functools import cache
from importlib import import_module
from typing import Any

__all__ = ["call", "handle", "pdfium"]

pdfium: Any = import_module("pypdfium2.raw")


@cache
def call(name: str) -> Callable[..., Any]:
    """A function of pdfium whose arguments are not checked.

    Pass a `handle`, whole numbers below two to the 31st and what `ctypes.byref` gives: nothing
    else.
    """
    typed = getattr(pdfium, name)
    address = ctypes.cast(typed, ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(typed.restype)(address or 0)


def handle(pointer: Any) -> ctypes.c_void_p:
    """A page, a page's text or an object on it, to be passed to a `call`."""
    return ctypes.cast(pointer, ctypes.c_void_p)
