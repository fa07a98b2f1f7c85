"""How fast documents are read, many are loaded, and names are resolved.

    python -m benchmarks.documents readers      beside a plain text extraction, same library
    python -m benchmarks.documents many         2,000 mixed documents with 1 and 2 workers;
                                                many=500: fewer of them
    python -m benchmarks.documents names        1k, 10k, 100k different names

Without a word all three. Readers and names are measured in processor seconds, the best of
several runs; loading in seconds of the clock.
"""

from __future__ import annotations

import io
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pypdfium2

from benchmarks.made_documents import FORMATS, lay, names, text
from graph.assembly import settle
from graph.identity import Mention, resolve
from graph.stores import open_store
from loaders.load import load
from loaders.readers import docx as docx_reader
from loaders.readers import pipes, table
from loaders.readers.pdf import reader as pdf_reader
from samspill import loading

PAGES = 60
DOCUMENTS = 2_000


def seconds(work: Callable[[], object], times: int = 7) -> float:
    best = float("inf")
    for _ in range(times):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def plain_pdf(data: bytes) -> int:
    document: Any = pypdfium2.PdfDocument(data)
    letters = 0
    for page in document:
        held = page.get_textpage()
        letters += len(held.get_text_bounded())
        held.close()
        page.close()
    document.close()
    return letters


def plain_docx(data: bytes) -> int:
    return sum(len(p.text) for p in docx.Document(io.BytesIO(data)).paragraphs)


def plain_xlsx(data: bytes) -> int:
    book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
    rows = book.worksheets[0].iter_rows(values_only=True)
    return sum(len(str(cell)) for row in rows for cell in row)


def plain_txt(data: bytes) -> int:
    return len(data.decode().splitlines())


READERS: dict[str, tuple[Callable[[bytes], object], Callable[[bytes], object]]] = {
    ".txt": (plain_txt, lambda data: pipes.read(data.decode())),
    ".pdf": (plain_pdf, pdf_reader.read),
    ".docx": (plain_docx, docx_reader.read),
    ".xlsx": (plain_xlsx, lambda data: table.read(data, "table.xlsx")),
}


def readers() -> None:
    made = text(PAGES, seed=1)
    pages = sum(map(len, made.lines())) / 3_000
    print("| | plain, pages/s | read, pages/s | times plain | understood too, pages/s |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        for ending, (plain, read) in READERS.items():
            data = FORMATS[ending](made)
            (path := Path(folder, f"made{ending}")).write_bytes(data)
            load(path)  # words and dictionaries are read once a process
            least = seconds(lambda data=data, work=plain: work(data))
            ours = seconds(lambda data=data, work=read: work(data))
            whole = seconds(lambda path=path: load(path), 3)
            rates = [f"{pages / took:,.0f}" for took in (least, ours)]
            times = f"{ours / least:.2f}"
            print(f"| {ending} | {' | '.join(rates)} | {times} | {pages / whole:,.0f} |")


def many(count: int = DOCUMENTS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        lay(documents := Path(folder, "documents"), count)
        print("| workers | documents/s | seconds | settling the names, seconds |")
        print("|---|---|---|---|")
        for workers in (1, 2):
            store = open_store(str(Path(folder, f"{workers}.db")), create=True)
            start = time.perf_counter()
            found = loading.find([documents])
            kept = list(loading.load(store, found, workers=workers))
            took = time.perf_counter() - start
            assert len(kept) == count, len(kept)  # noqa: S101
            assert not any(result.lost for result in kept)  # noqa: S101
            start = time.perf_counter()
            settle(store)
            settled = time.perf_counter() - start
            print(f"| {workers} | {len(kept) / took:.0f} | {took:.1f} | {settled:.1f} |")
            start = time.perf_counter()
            again = list(loading.load(store, found, workers=workers))
            took = time.perf_counter() - start
            print(f"| {workers}, all loaded already | {len(again) / took:.0f} | {took:.1f} | |")
            store.close()


def growing() -> None:
    print("| names | seconds | times the row above | actors | questions |")
    print("|---|---|---|---|---|")
    before = 0.0
    resolve([Mention("", "Skole")])
    for count in (1_000, 10_000, 100_000):
        given = [
            Mention("", name, 1 + n % 3, n % 10 == 0) for n, name in enumerate(names(count))
        ]
        start = time.process_time()
        found = resolve(given)
        took = time.process_time() - start
        grown = f"{took / before:.1f}" if before else ""
        told = f"{len(found.actors):,} | {len(found.questions):,}"
        print(f"| {count:,} | {took:.2f} | {grown} | {told} |", flush=True)
        before = took


WORK = {"readers": readers, "many": many, "names": growing}


def main() -> None:
    for word in sys.argv[1:] or WORK:
        print(f"\n### {word}\n", flush=True)
        word, _, count = word.partition("=")
        many(int(count)) if count else WORK[word]()


if __name__ == "__main__":
    main()
