"""Change files at random: bytes, lines, and the parts inside zipped formats."""

from __future__ import annotations

import io
import random
import re
import zipfile
import zlib

PACKED = frozenset({".docx", ".docm", ".odt", ".xlsx", ".xlsm"})
LARGEST = 400_000  # bytes of a changed part
USUAL = 60_000  # since large inputs make the fuzzer slow

_NUMBERS = (0, 1, 0x7F, 0x80, 0xFF)
_TOKENS = {
    "xml": """<w:p>|</w:p>|<w:tbl><w:tr><w:tc>|</w:tc></w:tr></w:tbl>|<w:del>|<w:vMerge/>
<w:gridSpan w:val='9'/>|<w:ilvl w:val='9'/>|<w:numId w:val='-1'/>|<text:list><text:list-item>
</text:list-item></text:list>|<mergeCell ref='A1:XFD1048576'/>|<c r='ZZZ9' t='s'>|r='A0'
<v>99999999</v>|&amp;|&#x1F;|&#x10FFFF;|<!DOCTYPE a [<!ENTITY b 'c'>]>|&b;|<!--|-->
<![CDATA[|]]>|w:val='99999999999'|hidden='1'|table:number-columns-repeated='16384'|t='inlineStr'
table:number-rows-repeated='1048576'|<w:basedOn w:val='Normal'/>""",
    "html": """<table><tr><td colspan=99999 rowspan=99999>|</table>|<ul><li>|</ul>|<h1>|</h6>
<style>|<script>|<!--|&nbsp;|&#0;|&#xD800;|<td>|<pre>|<br>|<details hidden>|</body>|<svg>""",
    "pdf": """endobj|endstream|obj|stream|/Type /Page|/Kids [1 0 R]|/Length -1|/Length 99999999
/MediaBox [0 0 1e9 1e9]|/MediaBox [0 0 0 0]|/Rotate 90|/Filter /FlateDecode|/Parent 1 0 R|xref
trailer|startxref|%%EOF|/Encrypt 1 0 R""",
    "page": """BT|ET|Tj|TJ|Td|0 0 0 0 0 0 Tm|1e38 0 Td|90 Tz|q|Q|BI ID EI|0 -12 Td|2 Tr
( ) Tj|<F0B7> Tj
1 0 0 1 300 700 Tm|0.001 0 0 0.001 0 0 cm|/F1 1e9 Tf|/F1 -3 Tf|0 0 m 500 0 l S""",
    "text": """- |* |  - |1. |## |::|(|)|(weekly)|(2 ganger i året)|: |\t|;|,|"|'|/| og |\r
\f|\u00a0|\u200b|\u2028|\ufeff|\u202e|\U0001f600|e\u0301|ß|\u0130|........... 7|½ gang|𝟛 ganger
Samarbeidspartnere|Samverkan|bør samarbejde med|should meet|(1e309)|0–0 ganger|every -3 weeks
1234567890123456789012345678901234567890""",
}
_ALONE = ("|", "|---|---|", "\n", "\n\n\n")


def _tokens(dialect: str) -> list[bytes]:
    parts = _TOKENS[dialect].replace("\n", "|").split("|")
    return [t.encode() for t in (*parts, *(_ALONE if dialect == "text" else ())) if t]


_ENCODED = {dialect: _tokens(dialect) for dialect in _TOKENS}
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def change(data: bytes, suffix: str, other: bytes, chance: random.Random) -> bytes:
    """A changed copy. `other` is another file of the same kind, for parts to take."""
    if suffix in PACKED and chance.random() < 0.85:
        changed = _change_part(data, other, chance)
        if changed is not None:
            return changed
    if suffix == ".pdf" and chance.random() < 0.7:
        return _change_stream(data, other, chance)
    dialect = {".pdf": "pdf", ".html": "html"}.get(suffix, "text")
    return _changes(data, other, dialect, chance)


def _changes(data: bytes, other: bytes, dialect: str, chance: random.Random) -> bytes:
    limit = max(len(data), USUAL if chance.random() < 0.97 else LARGEST)
    for _ in range(1 + int(chance.expovariate(0.5))):
        step = chance.choice((_flip, _cut, _repeat, _insert, _insert, _lines, _splice))
        data = step(data or b" ", other or b" ", dialect, chance)[:limit]
    return data


def _flip(data: bytes, _other: bytes, _dialect: str, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.choice((1, 1, 4, 32))):
        at = chance.randrange(len(changed))
        changed[at] = chance.choice((*_NUMBERS, changed[at] ^ (1 << chance.randrange(8))))
    return bytes(changed)


def _span(size: int, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(size)
    return start, min(size, start + chance.choice((1, 8, 64, 512, 4096)))


def _cut(data: bytes, _other: bytes, _dialect: str, chance: random.Random) -> bytes:
    start, end = _span(len(data), chance)
    return data[:start] if chance.random() < 0.1 else data[:start] + data[end:]


def _repeat(data: bytes, _other: bytes, _dialect: str, chance: random.Random) -> bytes:
    start, end = _span(len(data), chance)
    return data[:end] + data[start:end] * chance.choice((1, 1, 3, 30, 300)) + data[end:]


def _insert(data: bytes, _other: bytes, dialect: str, chance: random.Random) -> bytes:
    token = chance.choice(_ENCODED[dialect])
    at = chance.randrange(len(data))
    return data[:at] + token * chance.choice((1, 1, 1, 2, 50, 2000)) + data[at:]


def _lines(data: bytes, _other: bytes, _dialect: str, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
    how = chance.randrange(4)
    if how == 0:
        lines[at], lines[to] = lines[to], lines[at]
    elif how == 1:
        lines[at] = b" " * chance.choice((1, 2, 4)) + lines[at]
    elif how == 2:
        lines.insert(at, lines[to])
    else:
        lines[at : at + 2] = [b"".join(lines[at : at + 2])]
    return b"\n".join(lines)


def _splice(data: bytes, other: bytes, _dialect: str, chance: random.Random) -> bytes:
    start, end = _span(len(other), chance)
    at = chance.randrange(len(data))
    return data[:at] + other[start:end] + data[at:]


def _change_part(data: bytes, other: bytes, chance: random.Random) -> bytes | None:
    """Change one part of a package; None when it is none, or no longer one."""
    parts = _parts(data)
    donors = _parts(other)
    if not parts:
        return None
    telling = [n for n in parts if n.endswith(".xml")]
    name = chance.choice(telling or sorted(parts))
    if chance.random() < 0.05:
        parts.pop(name)
    elif chance.random() < 0.05 and name in donors:
        parts[name] = donors[name]
    else:
        parts[name] = _changes(parts[name], donors.get(name, b""), "xml", chance)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for part, content in parts.items():
            package.writestr(part, content)
    return out.getvalue()


def _change_stream(data: bytes, other: bytes, chance: random.Random) -> bytes:
    """Change what a page draws, a font's table of characters or the like, and pack it again."""
    found = chance.choice([*_STREAM.finditer(data), None])
    if found is None:
        return _changes(data, other, "pdf", chance)
    try:
        drawn = _changes(zlib.decompress(found[1])[:LARGEST], b"", "page", chance)
        drawn = zlib.compress(drawn)
    except zlib.error:
        drawn = _changes(found[1], b"", "page", chance)
    return data[: found.start(1)] + drawn + data[found.end(1) :]


def _parts(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            infos = [i for i in package.infolist() if i.file_size <= 4 * LARGEST]
            return {info.filename: package.read(info) for info in infos}
    except Exception:
        return {}
