"""Typst, which makes the PDF and turns drawings into pictures: the one place that calls it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, cast

__all__ = ["typeset"]

_FONTS = Path(__file__).parent.parent / "assets" / "fonts"


def typeset(
    source: bytes,
    inputs: Mapping[str, str],
    form: Literal["pdf", "png"],
    *,
    accessible: bool = False,
    ppi: float = 144.0,
) -> bytes:
    """Make a document from a template of ours and data, without a network.

    Parameters
    ----------
    source : bytes
        The template. Nothing of a document is ever part of it.
    inputs : mapping from str to str
        The data: the template reads it from ``sys.inputs``.
    form : {"pdf", "png"}
        A png has one page.
    accessible : bool
        Ask for PDF/UA-1. Where the document cannot conform, because it has signs that no
        typeface can show, it is made without the promise; it is tagged all the same.
    ppi : float
        Pixels to the inch of a png.
    """
    import typst

    make = cast("Any", typst.compile)
    order: dict[str, Any] = {
        "format": form,
        "sys_inputs": dict(inputs),
        "font_paths": [str(_FONTS)],
        "timestamp": 0,  # the same bytes for the same content
        "ppi": ppi,
    }
    if accessible:
        try:
            made: bytes = make(source, **order, pdf_standards="ua-1")
        except typst.TypstError:
            made = make(source, **order)
    else:
        made = make(source, **order)
    return made
