"""Which column of a person's list is which fact: guessed from the headers, corrected by the person, kept by layout."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace

from ipdocket.exchange.dates_in import DayOrder
from ipdocket.exchange.records import EVENT_CODES, FACTS, FURTHER_EVENTS
from ipdocket.exchange.words import plain_words

TEXT, DATE, LIST = "text", "date", "list"
IGNORED = ""

_TEXT_WORDS = {
    "reference": (
        "our ref,our reference,reference,ref,docket number,docket no,docket,case number,case no,matter,"
        "matter number,file number,file no,internal reference,aktenzeichen intern,unser zeichen,"
        "unsere referenz,akte,notre reference,numero de dossier,dossier,attorney docket number,case ref"
    ),
    "office": "office,country,country code,jurisdiction,land,amt,laendercode,pays,office code,st3",
    "right": (
        "right,type,case type,ip type,ip right,matter type,right type,schutzrecht,schutzrechtsart,art,"
        "type de droit,droit"
    ),
    "route": "route,filing route,filing type,application type,verfahren,voie",
    "title": "title,invention title,short title,titel,bezeichnung,titre,intitule",
    "mark": "mark,mark name,trademark,trademark name,trade mark,marke,markenname,marque,word mark",
    "classes": (
        "classes,class,nice classes,nice class,international classes,klassen,klasse,classe,classes de nice,locarno"
    ),
    "status": "status,case status,legal status,state,rechtsstand,verfahrensstand,statut,etat",
    "client": "client,client name,customer,mandant,kunde,auftraggeber",
    "owner": (
        "owner,applicant,proprietor,registrant,holder,owner name,applicant name,current owner,assignee,"
        "inhaber,anmelder,titulaire,deposant,demandeur,proprietaire"
    ),
    "agent": (
        "agent,foreign agent,associate,local agent,representative,agent name,vertreter,auslandsvertreter,"
        "korrespondenzanwalt,mandataire,attorney firm,law firm"
    ),
    "agent_reference": (
        "agent ref,agent reference,associate ref,associate reference,agents ref,your ref,ihr zeichen,"
        "zeichen des vertreters,votre reference,reference du mandataire"
    ),
    "responsible": (
        "responsible,responsible attorney,attorney,paralegal,docketer,person responsible,sachbearbeiter,"
        "verantwortlich,anwalt,responsable"
    ),
    "application_number": (
        "application number,application no,appl no,app no,appln no,serial number,serial no,application,"
        "anmeldenummer,anmelde nr,amtliches aktenzeichen,aktenzeichen,numero de demande,numero de depot,"
        "filing number"
    ),
    "publication_number": (
        "publication number,publication no,pub no,veroeffentlichungsnummer,offenlegungsnummer,numero de publication"
    ),
    "registration_number": (
        "registration number,registration no,reg no,patent number,patent no,grant number,grant no,"
        "registernummer,registriernummer,patentnummer,numero d enregistrement,numero de brevet,"
        "numero de delivrance"
    ),
    "notes": "notes,note,remarks,comment,comments,bemerkung,bemerkungen,notiz,remarques,commentaires",
    "source": "source,data source,quelle",
}
_DATE_WORDS = {
    "event.priority": (
        "priority date,earliest priority date,priority,first priority date,prioritaet,prioritaetsdatum,"
        "prioritaetstag,date de priorite"
    ),
    "event.filing": (
        "filing date,application date,date filed,filed,date of filing,anmeldetag,anmeldedatum,date de depot,depot"
    ),
    "event.international_filing": (
        "international filing date,pct filing date,pct date,internationaler anmeldetag,date de depot international"
    ),
    "event.publication": (
        "publication date,date published,date of publication,published on,veroeffentlichungstag,"
        "veroeffentlichungsdatum,offenlegungstag,date de publication"
    ),
    "event.grant": (
        "grant date,issue date,patent date,date granted,date of grant,granted on,erteilungstag,"
        "erteilungsdatum,date de delivrance"
    ),
    "event.registration": (
        "registration date,date registered,reg date,date of registration,eintragungstag,eintragungsdatum,"
        "date d enregistrement"
    ),
    "event.registration_published": "registration publication date,date of publication of registration",
    "event.international_registration": "international registration date,ir date,date of international registration",
    "event.subsequent_designation": "subsequent designation date,date of subsequent designation",
    "event.national_entry": (
        "national entry date,national phase entry,national phase date,national phase entry date,371 date,"
        "eintritt in die nationale phase,entree en phase nationale"
    ),
    "event.exam_requested": (
        "examination requested,examination request date,exam request date,pruefungsantrag,date de requete en examen"
    ),
    "event.allowance": "allowance date,notice of allowance date,date of allowance",
    "event.last_renewal": "last renewal date,last renewal,renewed on,letzte verlaengerung,dernier renouvellement",
    "event.expiry": "expiry date,expiration date,expiry,ablaufdatum,schutzende,date d expiration,expires",
    "event.abandonment": "abandonment date,date abandoned",
    "event.lapse": "lapse date,date lapsed,erloschen am,date de decheance",
    "event.withdrawal": "withdrawal date,date withdrawn",
    "event.parent_filing": "parent filing date,anmeldetag der stammanmeldung,date de depot de la demande initiale",
    "event.divisional_filing": "divisional filing date,date of filing of divisional",
    "taken_over": "as of,data as of,taken over,stand,uebernommen am,etat au",
}
_FACT_WORDS = {
    "fact.entity": "entity,entity status,entity size",
    "fact.language": "language,sprache,langue",
    "fact.designated": (
        "designated,designations,designated states,designated countries,benannte staaten,benennungen,"
        "etats designes,designations territoriales"
    ),
    "fact.claims": "claims,number of claims,claim count,ansprueche,anzahl ansprueche,revendications",
    "fact.kind": "kind,kind of matter",
    "fact.basis": "basis,filing basis",
    "fact.office_of_origin": "office of origin,ursprungsbehoerde,office d origine",
}
_LISTS = ("classes", "fact.designated")
_MOST_EXTRA = 2


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a person decided about a layout: the field of each column ("" for none), how each date column is read, and
    what counts for rows where a field has no column."""

    columns: tuple[str, ...]
    orders: tuple[tuple[int, DayOrder], ...] = ()
    defaults: tuple[tuple[str, str], ...] = ()

    def column_of(self, field: str) -> int | None:
        """The index of the column that holds a field, None where no column does."""
        return self.columns.index(field) if field in self.columns else None

    def answer(self, column: int, order: DayOrder) -> "Mapping":
        """The mapping with one question about a date column answered."""
        kept = tuple(pair for pair in self.orders if pair[0] != column)
        return replace(self, orders=(*kept, (column, order)))


def list_fields() -> tuple[str, ...]:
    """Every field that a column may hold, in the order in which a person looks for them."""
    events = sorted(f"event.{code}" for code in EVENT_CODES | FURTHER_EVENTS)
    facts = sorted(f"fact.{name}" for name in FACTS)
    return (*_TEXT_WORDS, "taken_over", *events, *facts)


def kind_of_field(field: str) -> str:
    """Whether a field's cells are text, a date, or a list parted by commas, semicolons or blanks."""
    if field == "taken_over" or field.startswith("event."):
        return DATE
    return LIST if field in _LISTS else TEXT


def layout_key(headers: Sequence[str]) -> str:
    """The same key for the same row of headers, whatever its case, accents and punctuation."""
    return hashlib.sha256("\x1f".join(plain_words(header) for header in headers).encode()).hexdigest()[:32]


def guess_mapping(headers: Sequence[str]) -> Mapping:
    """A field for each header whose words are known; no field twice, exact words before words that contain them."""
    plain = [plain_words(header) for header in headers]
    exact = _known_words()
    columns = [IGNORED] * len(plain)
    for index, header in enumerate(plain):
        field = exact.get(header, IGNORED)
        if field and field not in columns:
            columns[index] = field
    for index, header in enumerate(plain):
        if not columns[index]:
            field = _nearest(header, exact)
            columns[index] = field if field not in columns else IGNORED
    return Mapping(tuple(columns))


def _known_words() -> dict[str, str]:
    found = {plain_words(field): field for field in list_fields()}
    for table in (_TEXT_WORDS, _DATE_WORDS, _FACT_WORDS):
        found |= {word: field for field, words in table.items() for word in words.split(",")}
    return found


def _nearest(header: str, exact: dict[str, str]) -> str:
    """The field whose known words all stand in the header, most words first, with few words beside them."""
    words = set(header.split())
    best, most = IGNORED, 0
    for known, field in exact.items():
        needed = set(known.split())
        date_like = kind_of_field(field) == DATE or not ({"date", "datum", "tag"} & words)
        if len(needed) > most and needed <= words and len(words - needed) <= _MOST_EXTRA and date_like:
            best, most = field, len(needed)
    return best
