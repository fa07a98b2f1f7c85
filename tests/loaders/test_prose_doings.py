"""Ordinary verbs, and how what they tell stands: sentences of five languages, by class.

In each class about half of the sentences tell of no tie: what looks like one is a rule, a
place, a case, or somebody's own work.
"""

import pytest

from tests.loaders.prose_telling import Told

Ties = set[tuple[frozenset[str], str]]
Row = tuple[str, str, Ties]


def ties(*rows: tuple[str, str, str]) -> Ties:
    """Pairs without direction, with how they stand."""
    return {(frozenset((one, other)), status) for one, other, status in rows}


def check(told: Told, language: str, text: str, expected: Ties) -> None:
    found = told(text, language)
    assert {(frozenset((one, other)), status) for one, other, status in found} == expected


NONE = ties()

# --- what two do again and again ------------------------------------------------------------

TOGETHER: list[Row] = [
    ("nb", "Kinoen og kulturskolen går gjennom søknadene sammen hver måned.",
     ties(("Kinoen", "kulturskolen", "existing"))),
    ("nb", "Hver høst arrangerer brannvesenet og legevakta en øvelse.",
     ties(("brannvesenet", "legevakta", "existing"))),
    ("nn", "Barnevernet og helsestasjonen går gjennom nye meldingar kvar måndag.",
     ties(("Barnevernet", "helsestasjonen", "existing"))),
    ("da", "Jobcenteret og voksenskolen gennemgår ventelisten hver fredag.",
     ties(("Jobcenteret", "voksenskolen", "existing"))),
    ("da", "To gange om året afholder biblioteket og museet en sommerfest.",
     ties(("biblioteket", "museet", "existing"))),
    ("sv", "Biblioteket och museet anordnar en läsdag varje vår.",
     ties(("Biblioteket", "museet", "existing"))),
    ("sv", "Ansökningarna gås igenom av hemtjänsten och hemsjukvården varje vecka.",
     ties(("hemtjänsten", "hemsjukvården", "existing"))),
    ("en", "The Library Service and the Youth Service run a reading group every week.",
     ties(("Library Service", "Youth Service", "existing"))),
    ("en", "Visits are carried out by the Licensing team and the Parks team every month.",
     ties(("Licensing team", "Parks team", "existing"))),
    ("en", "The Licensing team and the Parks team carry out night visits four times a year.",
     ties(("Licensing team", "Parks team", "existing"))),
    ("nb", "Biblioteket og museet holder åpent hver søndag.", NONE),
    ("nb", "Biblioteket og museet er stengt hver mandag.", NONE),
    ("nn", "Biblioteket og museet held ope kvar laurdag.", NONE),
    ("da", "Biblioteket og museet holder lukket hver mandag.", NONE),
    ("da", "Biblioteket og museet har hver sin leder.", NONE),
    ("sv", "Biblioteket och museet håller öppet varje lördag.", NONE),
    ("sv", "Biblioteket och museet har egna lokaler.", NONE),
    ("en", "The Library Service and the Youth Service hold their own budget reviews each year.",
     NONE),
    ("en", "The library and the museum are open every Saturday.", NONE),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TOGETHER)
def test_what_two_do_again_and_again(
    told: Told, language: str, text: str, expected: Ties
) -> None:
    check(told, language, text, expected)


# --- in whose house, and for whom -----------------------------------------------------------

HOUSES: list[Row] = [
    ("nb", "Kulturskolen holder konserter på sykehjemmet to ganger i året.",
     ties(("Kulturskolen", "sykehjemmet", "existing"))),
    ("nb", "Frivilligsentralen bemanner kafeen på sykehjemmet hver onsdag.",
     ties(("Frivilligsentralen", "sykehjemmet", "existing"))),
    ("nn", "Kulturskulen har kontordag på helsestasjonen annankvar veke.",
     ties(("Kulturskulen", "helsestasjonen", "existing"))),
    ("da", "Jobcenteret har træffetid på biblioteket hver torsdag.",
     ties(("Jobcenteret", "biblioteket", "existing"))),
    ("da", "Genoptræningen sender en oversigt over nye forløb hver fredag til hjemmeplejen.",
     ties(("Genoptræningen", "hjemmeplejen", "existing"))),
    ("sv", "Barnhälsan har öppet hus på familjecentralen varje tisdag.",
     ties(("Barnhälsan", "familjecentralen", "existing"))),
    ("sv", "Fastighetsenheten tar hand om snöröjningen åt hemtjänsten.",
     ties(("Fastighetsenheten", "hemtjänsten", "existing"))),
    ("en", "The Housing Advice team runs drop-in sessions at the library every Tuesday.",
     ties(("Housing Advice team", "library", "existing"))),
    ("en", "The Crisis Team sends a note of handover every morning to the Housing Advice team.",
     ties(("Crisis Team", "Housing Advice team", "existing"))),
    ("en", "The Parks team looks after the flower beds for the Library Service.",
     ties(("Parks team", "Library Service", "existing"))),
    ("nb", "Kulturskolen holder konserter i juni og desember.", NONE),
    ("nb", "Biblioteket holder kurs for eldre hver onsdag.", NONE),
    ("nn", "Biblioteket har lesestund for dei minste kvar laurdag.", NONE),
    ("da", "Jobcenteret har træffetid hver torsdag.", NONE),
    ("da", "Biblioteket sender et nyhedsbrev til borgerne hver måned.", NONE),
    ("sv", "Biblioteket har sagostund för barnen varje lördag.", NONE),
    ("sv", "Fastighetsenheten tar hand om snöröjningen.", NONE),
    ("en", "The Housing Advice team runs drop-in sessions for tenants every Tuesday.", NONE),
    ("en", "The library runs a talk on gardening for residents every spring.", NONE),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), HOUSES)
def test_what_is_held_in_the_house_of_another(
    told: Told, language: str, text: str, expected: Ties
) -> None:
    check(told, language, text, expected)


# --- who is there, who waits, where the line goes -------------------------------------------

THERE: list[Row] = [
    ("nb", "Det finnes en gruppe der biblioteket, museet og kinoen deltar.",
     ties(("biblioteket", "museet", "existing"), ("biblioteket", "kinoen", "existing"),
          ("museet", "kinoen", "existing"))),
    ("da", "Vejafdelingen holder byggemøde hver mandag, brandvæsenet er altid repræsenteret.",
     ties(("Vejafdelingen", "brandvæsenet", "existing"))),
    ("da", "Under samme tag arbejder sundhedsplejen, tandplejen og jobcenteret.",
     ties(("sundhedsplejen", "tandplejen", "existing"),
          ("sundhedsplejen", "jobcenteret", "existing"),
          ("tandplejen", "jobcenteret", "existing"))),
    ("nb", "Byggesak venter på brannvesenet i mange saker.",
     ties(("Byggesak", "brannvesenet", "strained"))),
    ("sv", "Hemtjänsten väntar på vårdcentralen i många ärenden.",
     ties(("Hemtjänsten", "vårdcentralen", "strained"))),
    ("en", "The Parks team is still waiting for the Highways team on most repairs.",
     ties(("Parks team", "Highways team", "strained"))),
    ("sv", "Hemtjänstens gränsdragning mot hemsjukvården är fortfarande otydlig.",
     ties(("Hemtjänsten", "hemsjukvården", "strained"))),
    ("nb", "Ansvarsdelingen mellom legevakta og hjemmetjenesten er uklar.",
     ties(("legevakta", "hjemmetjenesten", "strained"))),
    ("nn", "Samarbeidet mellom biblioteket og skulen er ikkje slik det burde vere.",
     ties(("biblioteket", "skulen", "strained"))),
    ("nb", "Biblioteket venter på nytt tak.", NONE),
    ("da", "Kinoen holder premiere hver fredag, der er altid udsolgt.", NONE),
    ("da", "Biblioteket venter på nye møbler.", NONE),
    ("sv", "Biblioteket väntar på nya möbler.", NONE),
    ("nn", "Biblioteket ventar på svar på søknaden.", NONE),
    ("en", "The library is waiting for a new roof.", NONE),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), THERE)
def test_who_is_there_and_who_waits(
    told: Told, language: str, text: str, expected: Ties
) -> None:
    check(told, language, text, expected)


# --- a plan, or a fact ----------------------------------------------------------------------

PLANS: list[Row] = [
    ("nb", "Biblioteket vurderer å inngå en avtale med museet.",
     ties(("Biblioteket", "museet", "proposed"))),
    ("nb", "Legevakta og sykehjemmet vurderer pasientene sammen.",
     ties(("Legevakta", "sykehjemmet", "existing"))),
    ("nn", "Legevakta og sjukeheimen vurderer pasientane saman.",
     ties(("Legevakta", "sjukeheimen", "existing"))),
    ("da", "Biblioteket overvejer et samarbejde med museet.",
     ties(("Biblioteket", "museet", "proposed"))),
    ("da", "Næste skridt bliver at få en aftale i stand mellem biblioteket og museet.",
     ties(("biblioteket", "museet", "proposed"))),
    ("sv", "Biblioteket överväger att inleda ett samarbete med museet.",
     ties(("Biblioteket", "museet", "proposed"))),
    ("sv", "Nämnden bör verka för att ett avtal tecknas mellan biblioteket och museet.",
     ties(("biblioteket", "museet", "proposed"))),
    ("en", "The library and the museum consider all applications together.",
     ties(("library", "museum", "existing"))),
    ("en", "The library is considering a joint programme with the museum.",
     ties(("library", "museum", "proposed"))),
    ("en", "There is a weekly call between the library and the museum to agree opening hours.",
     ties(("library", "museum", "existing"))),
    ("nb", "Biblioteket vurderer nye åpningstider.", NONE),
    ("nn", "Museet vurderer å byggje ut.", NONE),
    ("da", "Museet overvejer højere billetpriser.", NONE),
    ("sv", "Museet överväger högre avgifter.", NONE),
    ("en", "The museum is considering longer opening hours.", NONE),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), PLANS)
def test_a_plan_or_a_fact(told: Told, language: str, text: str, expected: Ties) -> None:
    check(told, language, text, expected)


RECOMMENDED = [
    ("nb", "Anbefalinger", "Revisjonen anbefaler at rådmannen",
     "etablerer faste møter mellom biblioteket og museet", "sørger for at avvik meldes"),
    ("nn", "Tilrådingar", "Vi rår til at kommunen",
     "opprettar faste møte mellom biblioteket og museet", "melder avvik"),
    ("da", "Anbefalinger", "Det anbefales, at kommunen",
     "fastholder faste møder mellem biblioteket og museet", "skriver planen om"),
    ("sv", "Rekommendationer", "Vi rekommenderar kommunstyrelsen att",
     "verka för fasta möten mellan biblioteket och museet", "anta nya mål"),
    ("en", "Recommendations", "We recommend that the council",
     "holds regular meetings between the library and the museum", "publishes its plan"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "title", "lead", "point", "other"), RECOMMENDED)
def test_a_recommendation_is_a_plan_whatever_its_verb(
    told: Told, language: str, title: str, lead: str, point: str, other: str
) -> None:
    text = f"# {title}\n\n{lead}\n\n- {point}\n- {other}\n"
    assert [status for *_, status in told(text, language)] == ["proposed"]
    without_title = f"{lead}\n\n- {point}\n- {other}\n"
    assert [status for *_, status in told(without_title, language)] == ["proposed"]


def test_a_recommendation_may_open_with_that(told: Told) -> None:
    text = "# Recommendations\n\n- R1 That the library and the museum make joint visits.\n"
    assert [status for *_, status in told(text, "en")] == ["proposed"]


def test_what_is_so_today_is_no_plan_below_a_heading_for_plans(told: Told) -> None:
    text = "# Anbefalinger\n\nI dag har biblioteket faste møter med museet.\n"
    assert [status for *_, status in told(text)] == ["existing"]


# --- a problem, or only a word for one ------------------------------------------------------

TROUBLES: list[Row] = [
    ("nb", "Biblioteket svarer aldri når kinoen og biblioteket skal avtale datoer.",
     ties(("Biblioteket", "kinoen", "strained"))),
    ("nb", "Henvendelser fra legevakta til hjemmetjenesten blir ubesvart.",
     ties(("legevakta", "hjemmetjenesten", "strained"))),
    ("da", "Hjemmeplejen får sjældent svar fra sygehuset.",
     ties(("Hjemmeplejen", "sygehuset", "strained"))),
    ("sv", "Det finns inget avtal mellan hemtjänsten och sjukhuset om läkemedel.",
     ties(("hemtjänsten", "sjukhuset", "strained"))),
    ("en", "There is no agreed protocol between the Crisis Team and the Housing Advice team.",
     ties(("Crisis Team", "Housing Advice team", "strained"))),
    ("nb", "Legevakta drøfter vanskelige saker med barnevernet hver måned.",
     ties(("Legevakta", "barnevernet", "existing"))),
    ("da", "Sundhedsplejen drøfter svære sager med jobcenteret.",
     ties(("Sundhedsplejen", "jobcenteret", "existing"))),
    ("sv", "Elevhälsan har möten med hemtjänsten, där ärenden kan tas upp utan att namn nämns.",
     ties(("Elevhälsan", "hemtjänsten", "existing"))),
    ("en", "The Crisis Team meets the Housing Advice team weekly without difficulty.",
     ties(("Crisis Team", "Housing Advice team", "existing"))),
    ("nn", "Samarbeidet mellom biblioteket og museet går utan problem.",
     ties(("biblioteket", "museet", "existing"))),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), TROUBLES)
def test_a_problem_or_only_a_word_for_one(
    told: Told, language: str, text: str, expected: Ties
) -> None:
    check(told, language, text, expected)


# --- formalities ----------------------------------------------------------------------------

FORMALITIES = [
    ("nb", "Kjøkkenet på sykehjemmet er registrert hos Mattilsynet."),
    ("nb", "Saken er drøftet med tillitsvalgte og verneombud 3. mai."),
    ("nn", "Lokalet er godkjent av Mattilsynet."),
    ("nn", "Saka er lagd fram for verneombodet og tillitsvalde."),
    ("da", "Køkkenet er registreret hos Fødevarestyrelsen."),
    ("da", "Forslaget har været hos tillidsrepræsentanterne."),
    ("sv", "Köket är registrerat hos miljökontoret."),
    ("sv", "Förslaget har gåtts igenom på APT och med skyddsombuden den 3 oktober."),
    ("en", "The kitchen is registered with the Food Standards Agency."),
    ("en", "The proposal was discussed with the trade unions on 3 May."),
    ("nb", "Det er uklart om biblioteket har ansvaret for innkjøp."),
    ("da", "Det er uklart, om biblioteket har ansvaret for indkøb."),
    ("sv", "Det är oklart om biblioteket har ansvar för inköp."),
    ("en", "It is unclear whether the library is responsible for procurement."),
]


@pytest.mark.parametrize(("language", "text"), FORMALITIES)
def test_a_formality_or_a_matter_is_no_tie(told: Told, language: str, text: str) -> None:
    check(told, language, text, NONE)


# --- with whom, in front --------------------------------------------------------------------

FRONTED = [
    ("nb", "Biblioteket", "Med museet går vi gjennom utstillingene hver måned.", "museet"),
    ("nn", "Biblioteket", "Med museet har vi hatt to konsertar i året.", "museet"),
    ("da", "Biblioteket", "Med museet gennemgår vi udstillingerne hver måned.", "museet"),
    ("sv", "Biblioteket", "Med museet stämmer vi av varannan vecka.", "museet"),
    ("en", "Library Service", "With the museum we go through the displays monthly.", "museum"),
]


@pytest.mark.parametrize(("language", "title", "text", "partner"), FRONTED)
def test_the_partner_may_stand_in_front(
    told: Told, language: str, title: str, text: str, partner: str
) -> None:
    assert told(f"# {title}\n\n{text}", language) == [(title, partner, "existing")]


# --- sentences of all classes, read when the rules above stood ------------------------------

LATER: list[Row] = [
    ("nb", "Det må avklares hvem av legevakta og hjemmetjenesten som har ansvaret for natten.",
     ties(("legevakta", "hjemmetjenesten", "strained"))),
    ("nb", "Revisjonen kan ikke se at det er inngått avtale mellom legevakta og sykehuset.",
     ties(("legevakta", "sykehuset", "strained"))),
    ("nb", "Det savnes en felles plan for biblioteket og kulturskolen.",
     ties(("biblioteket", "kulturskolen", "strained"))),
    ("nb", "Rutinen sier at legevakta skal varsle hjemmetjenesten, men det skjer ikke.",
     ties(("legevakta", "hjemmetjenesten", "strained"))),
    ("nb", "Kommunen bør vurdere om biblioteket og museet kan ha felles skranke.",
     ties(("biblioteket", "museet", "proposed"))),
    ("nn", "PPT deltek på teammøta i barnehagane ein gong i månaden.",
     ties(("PPT", "barnehagane", "existing"))),
    ("nn", "Heimetenesta opplever at legevakta ikkje svarar på telefonen.",
     ties(("Heimetenesta", "legevakta", "strained"))),
    ("nn", "Avtalen mellom heimetenesta og sjukehuset er ikkje fornya sidan 2015.",
     ties(("heimetenesta", "sjukehuset", "strained"))),
    ("da", "Lederen af biblioteket og lederen af museet mødes hver mandag.",
     ties(("biblioteket", "museet", "existing"))),
    ("da", "Hjemmeplejen oplever, at visitationen ikke svarer på henvendelser.",
     ties(("Hjemmeplejen", "visitationen", "strained"))),
    ("da", "Byggesag og vejafdelingen giver ansøgerne forskellige svar.",
     ties(("Byggesag", "vejafdelingen", "strained"))),
    ("da", "Det bør afklares, hvem af PPR og skolerne der har ansvaret.",
     ties(("PPR", "skolerne", "strained"))),
    ("sv", "En gemensam rutin för elevhälsan och socialtjänsten saknas.",
     ties(("elevhälsan", "socialtjänsten", "strained"))),
    ("sv", "Det dröjer ofta tre veckor innan elevhälsan återkommer till skolorna.",
     ties(("elevhälsan", "skolorna", "strained"))),
    ("sv", "Lokalvården städar biblioteket varje morgon.",
     ties(("Lokalvården", "biblioteket", "existing"))),
    ("sv", "Rutinen säger att vårdcentralen ska informera hemtjänsten, men det sker sällan.",
     ties(("vårdcentralen", "hemtjänsten", "strained"))),
    ("en", "We could not find an agreement between the hospital and the Crisis Team.",
     ties(("hospital", "Crisis Team", "strained"))),
    ("en", "The head of the library and the head of the museum meet every Monday.",
     ties(("library", "museum", "existing"))),
    ("en", "The Parks team cuts the grass for the housing association every fortnight.",
     ties(("Parks team", "housing association", "existing"))),
    ("en", "The Planning team and the Highways team give applicants different answers.",
     ties(("Planning team", "Highways team", "strained"))),
    ("en", "The agreement between the hospital and the Crisis Team has lapsed.",
     ties(("hospital", "Crisis Team", "strained"))),
    ("nb", "Skolene har i liten grad kontakt med kulturskolen.",
     ties(("Skolene", "kulturskolen", "strained"))),
    ("nb", "Legevakta har to ganger bedt om møte med sykehuset uten å få svar.",
     ties(("Legevakta", "sykehuset", "strained"))),
    ("da", "Henvisninger fra lægehuset til genoptræningen er ofte ufuldstændige.",
     ties(("lægehuset", "genoptræningen", "strained"))),
    ("sv", "Räddningstjänsten utbildar personalen på äldreboendet två gånger om året.",
     ties(("Räddningstjänsten", "äldreboendet", "existing"))),
    ("sv", "Det planeras att vuxenutbildningen ska låna lokaler av biblioteket.",
     ties(("vuxenutbildningen", "biblioteket", "proposed"))),
    ("en", "There is some duplication between the work of the Youth Service and the police.",
     ties(("Youth Service", "police", "strained"))),
    ("en", "Relations between the Youth Service and the police are strained.",
     ties(("Youth Service", "police", "strained"))),
    ("nb", "Innbyggere kan levere søknad til servicetorget.", NONE),
    ("nb", "Vedtaket kan påklages til Statsforvalteren.", NONE),
    ("nb", "Det er mangel på sykepleiere i hjemmetjenesten.", NONE),
    ("nn", "Rekneskapen er revidert av kommunerevisjonen.", NONE),
    ("da", "Der er mangel på lærere på skolen.", NONE),
    ("sv", "Väntetiden till vårdcentralen är lång.", NONE),
    ("en", "The museum moves to the town hall in May.", NONE),
    ("en", "There are long waiting times at the surgery.", NONE),
    ("nb", "Brannvesenet rykket ut til sykehjemmet klokken 03.", NONE),
    ("nb", "Skolen har for få lærere, og barnehagen har for få pedagoger.", NONE),
    ("nb", "Foreldre kan ta kontakt med skolen eller PPT.", NONE),
    ("nb", "Budsjettet for biblioteket og kulturskolen er redusert.", NONE),
    ("nb", "Rådmannen skal vurdere driften av biblioteket og museet.", NONE),
    ("nn", "Biblioteket ligg ved sida av symjehallen.", NONE),
    ("nn", "Biblioteket flyttar til rådhuset i mai.", NONE),
    ("da", "Arbejdstilsynet førte tilsyn på plejehjemmet.", NONE),
    ("da", "Borgeren kan kontakte hjemmeplejen eller visitationen.", NONE),
    ("da", "Eleverne kører i bus fra skolen til svømmehallen hver uge.", NONE),
    ("da", "Kurset afholdes på biblioteket hver onsdag.", NONE),
    ("sv", "Räddningstjänsten larmades till äldreboendet i söndags.", NONE),
    ("sv", "Utställningen visas på museet varje sommar.", NONE),
    ("sv", "Kommunen ansökte om bidrag hos Skolverket.", NONE),
    ("sv", "Budgeten för biblioteket och museet har minskat.", NONE),
    ("en", "A public meeting takes place at the library on 4 May.", NONE),
    ("en", "Residents can visit the library or the leisure centre.", NONE),
    ("en", "The library lacks space and the museum lacks staff.", NONE),
    ("en", "Pupils walk from the school to the swimming pool every week.", NONE),
    ("en", "The council is considering the future of the library and the museum.", NONE),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), LATER)
def test_sentences_of_all_classes(told: Told, language: str, text: str, expected: Ties) -> None:
    check(told, language, text, expected)


# --- how often, and about what --------------------------------------------------------------

OFTEN = [
    ("nb", "Biblioteket møter skolene ukentlig og museet månedlig.",
     {"skolene": 52, "museet": 12}),
    ("nn", "Biblioteket møter skulane kvar veke og museet kvar månad.",
     {"skulane": 52, "museet": 12}),
    ("da", "Biblioteket mødes ugentligt med skolerne og månedligt med museet.",
     {"skolerne": 52, "museet": 12}),
    ("sv", "Biblioteket träffar skolorna varje vecka och museet varje månad.",
     {"skolorna": 52, "museet": 12}),
    ("en", "The library meets the schools weekly and the museum monthly.",
     {"schools": 52, "museum": 12}),
    ("en", "The library meets the schools and the museum weekly.",
     {"schools": 52, "museum": 52}),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), OFTEN)
def test_each_tie_has_its_own_frequency(
    told: Told, language: str, text: str, expected: dict[str, float]
) -> None:
    found = {s.object: s.frequency.low for s in told.statements(text, language)}
    assert found == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("da", "Sundhedsplejen besøger skolerne to dage om ugen."),
        ("da", "Tandplejen underviser på skolerne en gang om året."),
        ("en", "The library visits the schools on Mondays."),
    ],
)
def test_how_often_is_no_purpose(told: Told, language: str, text: str) -> None:
    assert [s.purpose for s in told.statements(text, language)] == [""]
