"""Short texts for the tests of running text, and what is read in them."""

from pathlib import Path

from graph.model import Reading, Statement
from loaders.load import load
from tests.loaders.scoring import LEAST_CONFIDENCE

# Words enough for the language to be told.
OPENINGS = {
    "nb": "Vi har ikke alle svar ennå, men noen av oss vet hva som ble sagt av dem.",
    "nn": "Vi har ikkje alle svar enno, men dette er det som vart sagt om korleis vi jobbar.",
    "da": "Vi har ikke alle svar endnu, men dette er det, som blev sagt om, hvordan det går.",
    "sv": "Vi har inte alla svar ännu, men detta är det som sades om hur det går för oss.",
    "en": "We do not have all of the answers yet, but this is what was said of it.",
}


class Told:
    """The statements of a text that count, as (subject, object, status)."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __call__(self, text: str, language: str = "nb") -> list[tuple[str, str, str]]:
        return [(s.subject, s.object, str(s.status)) for s in self.statements(text, language)]

    def statements(
        self, text: str, language: str = "nb", name: str = "a.txt"
    ) -> list[Statement]:
        path = self._folder / name
        path.write_text(f"{OPENINGS[language]}\n\n{text}\n", "utf-8")
        reading = load(path)
        assert isinstance(reading, Reading)
        return [s for s in reading.statements if s.confidence >= LEAST_CONFIDENCE]
