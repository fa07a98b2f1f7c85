"""What a service tells of its partners on its own page, each in a sentence or a paragraph.

Often the partner comes first, and who speaks is "we". About a third of the sentences tell of
no tie: people who come, things that stand still, a page about somebody else.
"""

from pathlib import Path

import pytest

from graph.model import Reading
from loaders.load import load
from tests.loaders.scoring import LEAST_CONFIDENCE

Ties = set[tuple[str, str]]

# A page of one service, and its opening; the sentences are of the service itself.
PAGES = {
    "nb": (
        "Fjelltun aktivitetssenter – dagtilbud for voksne",
        "Fjelltun aktivitetssenter gir dagtilbud til voksne. Vi er ni ansatte. "
        "Hos oss er det åpent alle hverdager.",
    ),
    "nn": (
        "Haugland læringssenter – om oss",
        "Haugland læringssenter gir opplæring til vaksne. Vi er åtte tilsette. "
        "Hos oss er døra open kvar dag.",
    ),
    "da": (
        "Ellehuset – værested for unge",
        "Ellehuset er et værested for unge. Vi er syv ansatte. Hos os er døren åben.",
    ),
    "sv": (
        "Träffpunkt Björken – mötesplats för äldre",
        "Träffpunkt Björken är en mötesplats för äldre. Vi är fem medarbetare. "
        "Hos oss är dörren öppen varje vardag.",
    ),
    "en": (
        "Millbrook Family Centre – about us",
        "Millbrook Family Centre supports families. We are six staff. "
        "Our door is open every weekday.",
    ),
}
OWN = {
    "nb": "Fjelltun aktivitetssenter",
    "nn": "Haugland læringssenter",
    "da": "Ellehuset",
    "sv": "Träffpunkt Björken",
    "en": "Millbrook Family Centre",
}


def read(folder: Path, language: str, text: str, name: str = "page.txt") -> Ties:
    """The partners of the service and how it stands with them; other pairs in full."""
    title, opening = PAGES[language]
    path = folder / name
    mark = "# " if path.suffix == ".md" else ""
    path.write_text(f"{mark}{title}\n\n{opening}\n\n{text}\n", "utf-8")
    reading = load(path)
    assert isinstance(reading, Reading)
    own = OWN[language].casefold()
    found: Ties = set()
    for one in reading.statements:
        ends = [one.subject.casefold(), one.object.casefold()]
        others = [end for end in ends if end != own]
        if one.confidence >= LEAST_CONFIDENCE:
            found.add((" + ".join(sorted(others)), str(one.status)))
    return found


Row = tuple[str, str, Ties]

# --- the partner first, who speaks behind the verb -------------------------------------------

FIRST: list[Row] = [
    (
        "nb",
        "Frivilligsentralen bruker vi når noen trenger følge til legen.",
        {("frivilligsentralen", "existing")},
    ),
    ("nb", "Kulturskolen låner vi øvingsrom av hver tirsdag.", {("kulturskolen", "existing")}),
    (
        "nn",
        "Ergoterapitenesta nyttar vi når nokon treng hjelpemiddel.",
        {("ergoterapitenesta", "existing")},
    ),
    ("nn", "Biblioteket møter vi to gonger i året.", {("biblioteket", "existing")}),
    (
        "da",
        "Misbrugscentret bruger vi, når en ung har brug for rådgivning.",
        {("misbrugscentret", "existing")},
    ),
    ("da", "Ungdomsskolen mødes vi med hver anden måned.", {("ungdomsskolen", "existing")}),
    (
        "sv",
        "Vårdcentralen kontaktar vi när någon behöver läkare.",
        {("vårdcentralen", "existing")},
    ),
    ("sv", "Hemtjänsten träffar vi varje måndag.", {("hemtjänsten", "existing")}),
    ("nb", "Ingen av dem bruker vi når vi har ferie.", set()),
    ("da", "Minibussen bruger vi, når vi skal på tur.", set()),
    ("sv", "Lokalen använder vi när det regnar.", set()),
    ("nn", "Kjøkenet bruker vi når vi har fest.", set()),
]

# --- the partner comes to us, or helps us ----------------------------------------------------

COMING: list[Row] = [
    ("nb", "Helsestasjonen er hos oss hver tirsdag.", {("helsestasjonen", "existing")}),
    (
        "nb",
        "Fysioterapitjenesten kommer til oss annenhver uke og leder trimgruppa.",
        {("fysioterapitjenesten", "existing")},
    ),
    (
        "nn",
        "Renhaldsavdelinga vaskar lokala og hjelper oss med rydding.",
        {("renhaldsavdelinga", "existing")},
    ),
    ("nn", "NAV er innom oss ein gong i veka.", {("nav", "existing")}),
    ("da", "Tandplejen kommer i huset to gange om året.", {("tandplejen", "existing")}),
    ("da", "Sundhedsplejen er hos os hver torsdag.", {("sundhedsplejen", "existing")}),
    (
        "da",
        "SSP-konsulenten kommer forbi hos os en gang om måneden.",
        {("ssp-konsulenten", "existing")},
    ),
    (
        "sv",
        "Biblioteket kommer till oss varannan vecka med bokvagnen.",
        {("biblioteket", "existing")},
    ),
    ("sv", "Rehabenheten finns hos oss varje onsdag.", {("rehabenheten", "existing")}),
    (
        "en",
        "The library comes to us every Tuesday with story boxes.",
        {("library", "existing")},
    ),
    (
        "en",
        "The Health Visiting Team is with us every Wednesday morning.",
        {("health visiting team", "existing")},
    ),
    (
        "en",
        "The Housing Office helps us with letters to landlords.",
        {("housing office", "existing")},
    ),
    ("nb", "Brukerne kommer til oss hver morgen.", set()),
    ("nb", "Posten kommer til oss før lunsj.", set()),
    ("da", "Familierne kommer i huset om eftermiddagen.", set()),
    ("sv", "Besökarna kommer till oss när de vill.", set()),
    ("en", "The children come to us after school.", set()),
    ("en", "Parents are with us every Friday.", set()),
]

# --- we get, borrow and share ----------------------------------------------------------------

SHARED: list[Row] = [
    (
        "nb",
        "Vi får hjelp av vaktmestertjenesten til å flytte møbler.",
        {("vaktmestertjenesten", "existing")},
    ),
    ("nb", "Vi deler lokaler med frivilligsentralen.", {("frivilligsentralen", "existing")}),
    ("nn", "Vi får rettleiing frå PPT kvar månad.", {("ppt", "existing")}),
    ("da", "Vi deler lokaler med ungdomsskolen.", {("ungdomsskolen", "existing")}),
    (
        "da",
        "Med Familiehuset er vi sammen om madklubben, som kører hver tirsdag.",
        {("familiehuset", "existing")},
    ),
    ("sv", "Vi delar lokaler med hemtjänsten.", {("hemtjänsten", "existing")}),
    ("en", "We share a building with the Library Service.", {("library service", "existing")}),
    (
        "da",
        "Samarbejdet med Jobcentret handler om praktikpladser.",
        {("jobcentret", "existing")},
    ),
    (
        "da",
        "Samarbejdet med skole og dagtilbud handler om overgange.",
        {("skole", "existing"), ("dagtilbud", "existing")},
    ),
    (
        "da",
        "Vores vigtigste samarbejdspartnere er Jobcentret og Familiehuset.",
        {("jobcentret", "existing"), ("familiehuset", "existing")},
    ),
    (
        "sv",
        "Våra närmaste samarbetspartner är biblioteket och hemtjänsten.",
        {("biblioteket", "existing"), ("hemtjänsten", "existing")},
    ),
    ("nb", "Vi får hjelp av de pårørende når vi bærer ut stoler.", set()),
    ("da", "Vi arbejder sammen med interne og eksterne parter.", set()),
    ("nb", "Vi samarbeider med både interne og eksterne aktører.", set()),
    ("sv", "Vi samverkar med interna och externa parter.", set()),
    ("en", "We work with internal and external parties.", set()),
]

# --- what stands still -----------------------------------------------------------------------

STILL: list[Row] = [
    (
        "da",
        "Samarbejdet med Jobcentret har ligget stille siden efteråret.",
        {("jobcentret", "strained")},
    ),
    ("da", "Samarbejdet med Familiehuset er gået i stå.", {("familiehuset", "strained")}),
    ("nb", "Samarbeidet med NAV har ligget nede siden påske.", {("nav", "strained")}),
    ("nb", "Samarbeidet med barnevernet har stoppet opp.", {("barnevernet", "strained")}),
    ("nn", "Samarbeidet med legekontoret ligg på is.", {("legekontoret", "strained")}),
    ("sv", "Samarbetet med vårdcentralen har stannat av.", {("vårdcentralen", "strained")}),
    (
        "sv",
        "Samarbetet med biblioteket ligger nere sedan i våras.",
        {("biblioteket", "strained")},
    ),
    (
        "en",
        "Our work with the Housing Office has stalled since spring.",
        {("housing office", "strained")},
    ),
    ("nb", "Heisen har ligget nede siden påske.", set()),
    ("da", "Vaskemaskinen er gået i stå.", set()),
    ("sv", "Hissen står still.", set()),
    ("en", "The lift has stalled again.", set()),
]

# --- better than before, and what is decided -------------------------------------------------

TOLD: list[Row] = [
    ("nb", "Samarbeidet med NAV er bedre enn før.", {("nav", "existing")}),
    ("nn", "Samarbeidet med legekontoret er betre enn før.", {("legekontoret", "existing")}),
    ("da", "Samarbejdet med Jobcentret er bedre end før.", {("jobcentret", "existing")}),
    ("sv", "Samarbetet med biblioteket är bättre än förut.", {("biblioteket", "existing")}),
    (
        "en",
        "Our contact with the Housing Office is better than before.",
        {("housing office", "existing")},
    ),
    ("nb", "Samarbeidet med NAV bør bli bedre enn i dag.", {("nav", "proposed")}),
    ("nb", "Vedtak: Senteret møter barnevernet hver måned.", {("barnevernet", "proposed")}),
    ("nn", "Vedtak: Senteret møter NAV kvar månad.", {("nav", "proposed")}),
    ("da", "Beslutning: Vi mødes med Jobcentret hver måned.", {("jobcentret", "proposed")}),
    ("sv", "Beslut: Vi träffar hemtjänsten varje månad.", {("hemtjänsten", "proposed")}),
    ("en", "Action: We meet the Housing Office every month.", {("housing office", "proposed")}),
    ("nb", "Status: Vi møter barnevernet hver måned.", {("barnevernet", "existing")}),
]

# --- no work together ------------------------------------------------------------------------

NEVER: list[Row] = [
    ("sv", "Sidan bygger på erfarenheter från verksamheterna.", set()),
    ("sv", "Tabellen uppdateras av samordnaren.", set()),
    ("nb", "Siden oppdateres av koordinatoren.", set()),
    ("da", "Oversigten vedligeholdes af koordinatoren.", set()),
    ("en", "Makes sure halls, parks and funeral services are looked after.", set()),
    ("da", "Andre kan komme på tale, fx idrætsforeninger og boligforeninger.", set()),
]


# --- more of the same, otherwise worded ------------------------------------------------------

MORE: list[Row] = [
    (
        "nb",
        "NAV (arbeid og velferd) bruker vi når noen trenger praksisplass.",
        {("nav", "existing")},
    ),
    ("nb", "Vi gir legekontoret beskjed når noen blir syke.", {("legekontoret", "existing")}),
    ("nn", "Vi sender NAV ei liste kvar fredag.", {("nav", "existing")}),
    ("sv", "Vi ger hemtjänsten besked när någon är borta.", {("hemtjänsten", "existing")}),
    ("en", "We send the Housing Office a list every Friday.", {("housing office", "existing")}),
    ("da", "Vi giver Jobcentret besked, når en ung stopper.", {("jobcentret", "existing")}),
    ("nb", "Vi gir brukerne beskjed i god tid.", set()),
    ("da", "Vi giver de unge besked i god tid.", set()),
    (
        "nn",
        "Drift og vedlikehald måler veggene og hjelper oss med snørydding.",
        {("drift og vedlikehald", "existing")},
    ),
    ("nb", "Drift og vedlikehold av bygget er dyrt.", set()),
    ("nn", "Drift og vedlikehald av huset kostar mykje.", set()),
    (
        "nb",
        "Både hjemmetjenesten og legekontoret opplever at beskjedene kommer for sent.",
        {("hjemmetjenesten + legekontoret", "strained")},
    ),
    (
        "sv",
        "Både hemtjänsten och vårdcentralen upplever att ansvaret är otydligt.",
        {("hemtjänsten + vårdcentralen", "strained")},
    ),
    (
        "en",
        "Both the Housing Office and the Library Service find that messages come too late.",
        {("housing office + library service", "strained")},
    ),
    ("nb", "Både biblioteket og museet opplever godt besøk.", set()),
    ("en", "Both the museum and the library are closed on Mondays.", set()),
    ("nb", "Med barnevernet har vi møte hver måned.", {("barnevernet", "existing")}),
    ("da", "Hos ungdomsskolen låner vi værksted hver onsdag.", {("ungdomsskolen", "existing")}),
    ("sv", "Av biblioteket får vi böcker varje månad.", {("biblioteket", "existing")}),
    ("nb", "Fra kulturskolen får vi besøk hver fredag.", {("kulturskolen", "existing")}),
    (
        "sv",
        "Tillsammans med hemtjänsten ordnar vi en lunch varje månad.",
        {("hemtjänsten", "existing")},
    ),
    (
        "nb",
        "En gang i måneden har vi besøk av tannhelsetjenesten.",
        {("tannhelsetjenesten", "existing")},
    ),
    (
        "da",
        "En gang om måneden har vi besøg af sundhedsplejen.",
        {("sundhedsplejen", "existing")},
    ),
    ("sv", "En gång i månaden har vi besök av tandvården.", {("tandvården", "existing")}),
    ("en", "Once a month the Dental Service visits us.", {("dental service", "existing")}),
    (
        "nb",
        "Ansatte fra hjemmetjenesten er innom oss hver dag.",
        {("hjemmetjenesten", "existing")},
    ),
    (
        "da",
        "En socialrådgiver fra Jobcentret sidder hos os hver mandag.",
        {("jobcentret", "existing")},
    ),
    (
        "sv",
        "En kurator från vårdcentralen finns hos oss varje torsdag.",
        {("vårdcentralen", "existing")},
    ),
    (
        "en",
        "A worker from the Housing Office sits with us every Monday.",
        {("housing office", "existing")},
    ),
    ("nn", "Ein rettleiar frå NAV sit hos oss kvar onsdag.", {("nav", "existing")}),
    ("nb", "En far satt hos oss hele dagen.", set()),
    ("en", "A volunteer sits with us every Monday.", set()),
    ("da", "Naboen kommer forbi hos os hver dag.", set()),
    ("sv", "Solen skiner hos oss hela dagen.", set()),
    ("nb", "Fra biblioteket går vi hjem hver fredag.", set()),
]


@pytest.mark.parametrize(
    ("language", "text", "expected"), [*MORE, *FIRST, *COMING, *SHARED, *STILL, *TOLD, *NEVER]
)
def test_own_page(tmp_path: Path, language: str, text: str, expected: Ties) -> None:
    assert read(tmp_path, language, text) == expected


# --- a heading for each partner, and what "we" do under it -----------------------------------

UNDER: list[tuple[str, str, Ties]] = [
    (
        "nb",
        "# Samarbeidspartnere\n\n## NAV\n\nVi møtes hver tirsdag for å gå gjennom søknader."
        "\n\n## Barneverntjenesten\n\nDet er uklart hvem som gjør hva.\n\n"
        "## Kulturskolen\n\nVi låner øvingsrommet deres hver onsdag.\n",
        {("nav", "existing"), ("barneverntjenesten", "strained"), ("kulturskolen", "existing")},
    ),
    (
        "da",
        "# Samarbejdspartnere\n\n## Jobcentret\n\nVi mødes en gang om måneden.\n\n"
        "## Ungdomsskolen\n\nVi deler lokaler og holder fælles arrangementer.\n",
        {("jobcentret", "existing"), ("ungdomsskolen", "existing")},
    ),
    (
        "sv",
        "# Samarbetspartner\n\n## Vårdcentralen\n\nVi träffas varje månad.\n\n"
        "## Biblioteket\n\nDe kommer till oss varannan vecka.\n",
        {("vårdcentralen", "existing"), ("biblioteket", "existing")},
    ),
    (
        "en",
        "# Our partners\n\n## Housing Office\n\nWe meet once a month.\n\n"
        "## Library Service\n\nThey visit us every Tuesday.\n",
        {("housing office", "existing"), ("library service", "existing")},
    ),
    (
        "nb",
        "# Hverdagen\n\n## Måltider\n\nVi spiser hver dag klokka tolv.\n\n"
        "## Turer\n\nVi møtes ved døra hver onsdag.\n",
        set(),
    ),
    ("en", "# Our week\n\n## Lunch\n\nWe meet in the kitchen every day.\n", set()),
]


@pytest.mark.parametrize(("language", "text", "expected"), UNDER)
def test_heading_for_each_partner(
    tmp_path: Path, language: str, text: str, expected: Ties
) -> None:
    assert read(tmp_path, language, text, "page.md") == expected
