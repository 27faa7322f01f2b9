"""What an office's day leaves in the docket, each row entered by the program's own functions, so that the record tells of all."""

from dataclasses import replace
from datetime import date

from ipdocket.domain.absences import Absence
from ipdocket.domain.date_changes import ChangeDecision, Changing, DateChange, Verdict
from ipdocket.domain.events import MatterEvent, PaperFacts
from ipdocket.domain.hand_off import About, Answer, Drawn, ItemDraft, ItemState, NoteDraft, Thing
from ipdocket.domain.intake import Carriage, Incoming, Sender
from ipdocket.domain.mail import Digest, MailStep
from ipdocket.domain.people import PROGRAM
from ipdocket.domain.reminders import Part, Reminder, Toward
from ipdocket.domain.silence import Alarm
from ipdocket.store import (
    absences,
    date_changes,
    deadlines,
    events,
    evidence,
    hand_offs,
    intake,
    mail,
    reminders,
    silence,
)
from tests.store.making import TODAY, Small

GRANTED = date(2026, 11, 4)


def fill_daily(small: Small) -> None:
    """Rows in each table of the daily work, in every way in which the program leaves them."""
    for fill in (fill_reminders, fill_absences, fill_papers, fill_notes, fill_mail, fill_changes):
        fill(small)


def fill_reminders(small: Small) -> None:
    """A round with reminders to all three, some acknowledged, and two alarms, one answered."""
    one, two = deadlines.get_deadlines(small.store, small.dates[:1])[0], [small.ann.person, small.ben.person]
    given = [
        Reminder(one.id, small.matter, person, part, Toward.DUE, tier, one.act_by)
        for tier in (90, 60)
        for person, part in zip((*two, small.cho.person), (Part.RESPONSIBLE, Part.BACKUP, Part.SUPERVISOR), strict=True)
    ]
    with small.store.work(PROGRAM, "daily round") as work:
        reminders.give_reminders(work, TODAY, given)
        told = [Alarm(one.id, small.matter, person, Part.BACKUP, one.act_by, date(2026, 11, 2)) for person in two]
        silence.keep_alarms(work, TODAY, told)
    with small.store.work(small.ann, "acknowledge") as work:
        reminders.acknowledge_reminders(work, reminders.list_unseen(small.store, small.ann.person))
    with small.store.work(small.ben, "answer alarm") as work:
        # of the two rows the listing names one; nothing was entered since, whatever the clock of the test says
        (row,) = small.store.driver.execute("SELECT min(id) FROM silence").fetchone()
        (reference,) = small.store.driver.execute("SELECT reference FROM matter WHERE id = ?", (small.matter,)).fetchone()
        alarm = silence.OpenAlarm(row, one.id, small.matter, reference, "EP", "", one.act_by, GRANTED, TODAY, "")
        silence.answer_alarm(work, alarm, "paid by the agent")


def fill_absences(small: Small) -> None:
    """One absence to come with a substitute for a deadline, and one ended early."""
    with small.store.work(small.ann, "absence") as work:
        away = Absence(small.ann.person, date(2026, 12, 1), date(2026, 12, 4), "leave", small.ben.person)
        absences.add_absence(work, away, {small.dates[0]: small.cho.person})
        back = absences.add_absence(work, Absence(small.ben.person, date(2026, 12, 20), date(2026, 12, 31)), {})
    with small.store.work(small.cho, "absence") as work:
        absences.end_absence(work, back, date(2026, 12, 28))


def fill_papers(small: Small) -> None:
    """A paper with a date, one without and its reason, one corrected, one about nothing yet; a file taken out."""
    letter = Incoming(date(2026, 11, 20), Sender.OFFICE, Carriage.POST, "letter", "EPO", small.matter)
    with small.store.work(small.ann, "log paper") as work:
        kept = evidence.put_evidence(work, "letter.pdf", b"letter")
        dated = intake.add_paper(work, letter, 2026, kept)
        reasoned, changed = (intake.add_paper(work, letter, 2026, None) for _ in range(2))
        loose = intake.add_paper(work, replace(letter, matter=None, sender_name=""), 2026, None)
        event = events.add_event(work, MatterEvent(small.matter, "grant", GRANTED))
    with small.store.work(small.ben, "process paper") as work:
        intake.link_event(work, dated, event, small.matter)
        intake.mark_processed(work, intake.get_paper(small.store, dated), "")
        intake.mark_processed(work, intake.get_paper(small.store, reasoned), "only the official receipt")
        intake.change_paper(work, changed, {"sender_name": "", "what": "invoice", "matter": None})
        intake.change_paper(work, loose, {"evidence": kept})
        work.record("paper", dated, after={"label": "2026/00001", "sha256": "00"}, matter=small.matter)  # its file taken out


def fill_notes(small: Small) -> None:
    """A note with three items: accepted, refused and then kept, and unanswered; and one to a desk."""
    paper, loose = small.store.driver.execute("SELECT min(id), max(id) FROM paper").fetchone()
    (event,) = small.store.driver.execute("SELECT max(id) FROM event WHERE matter = ?", (small.matter,)).fetchone()
    things = (Thing(About.DEADLINE, small.dates[0]), Thing(About.VERIFICATION, event), Thing(About.PAPER, paper))
    drafts = tuple(ItemDraft(one, ItemState.WAITING, "Cho", "no answer") for one in things)
    drawn = [Drawn(one, small.matter, "", "EP", "", date(2027, 1, 31), "Europe/Berlin") for one in things]
    with small.store.work(small.ann, "hand off") as work:
        note = hand_offs.add_note(work, NoteDraft(small.ben.person, "", "Asia/Manila", drafts), drawn)
        about = Thing(About.PAPER, loose)
        lying = Drawn(about, None, "", "", "", None)
        hand_offs.add_note(work, NoteDraft(None, "Manila", "Asia/Manila", (ItemDraft(about, ItemState.BLOCKED, sentence="no number on it"),)), [lying])
    items = [one for made in hand_offs.list_notes(small.store) if made.id == note for one in made.items]
    with small.store.work(small.ben, "answer") as work:
        hand_offs.add_answers(work, items[:1], Answer.ACCEPTED)
        hand_offs.add_answers(work, items[1:2], Answer.REFUSED, "not of our team")
    with small.store.work(small.ann, "answer") as work:
        hand_offs.add_answers(work, items[1:2], Answer.KEPT)


def fill_mail(small: Small) -> None:
    """One mail sent, one refused and sent at the second attempt, one with nothing to tell, one that broke off."""
    ann, ben, cho = (Digest(one.person, one.name, f"{one.account}@b.cd", TODAY) for one in (small.ann, small.ben, small.cho))
    steps = (
        (ann, 1, MailStep.SENT, ""), (ben, 1, MailStep.REFUSED, "no such mailbox"), (ben, 2, MailStep.SENT, ""),
        (cho, 1, MailStep.NOTHING, ""), (replace(ann, day=date(2026, 11, 24)), 1, None, ""),
    )  # fmt: skip
    for digest, attempt, step, told in steps:
        with small.store.work(PROGRAM, "mail") as work:
            mail.begin_mail(work, digest, attempt, f"{digest.person}.{attempt}@b.cd")
        if step is not None:
            with small.store.work(PROGRAM, "mail") as work:
                mail.end_mail(work, digest, attempt, step, f"{digest.person}.{attempt}@b.cd", told)


def fill_changes(small: Small) -> None:
    """A correction agreed to, one refused, one that waits with all that a paper has, and a date set by hand."""
    with small.store.work(small.ann, "enter") as work:
        made = [events.add_event(work, MatterEvent(small.other, code, GRANTED)) for code in ("opposition", "search", "examination")]
        kept = evidence.put_evidence(work, "notice.pdf", b"notice")
    with small.store.work(small.ben, "verify") as work:
        for event in made:
            events.verify_event(work, event, GRANTED)
    day = date(2026, 11, 5)
    paper = PaperFacts("notice", day, date(2026, 11, 6), "post", "4 months")
    with small.store.work(small.ann, "propose") as work:
        changes = [
            date_changes.propose_change(work, DateChange(small.other, Changing.CORRECT, day, "misread", event=event, code="search"))
            for event in made[:2]
        ]
        full = DateChange(
            small.other, Changing.CORRECT, day, "misread", event=made[2], code="search", paper=paper, description="by fax",
            evidence=kept,
        )  # fmt: skip
        date_changes.propose_change(work, full)
        two = small.dates[1]
        last = date(2027, 5, 1)
        by_hand = DateChange(small.matter, Changing.OVERRIDE, day, "the office's letter", deadline=two, last_day=last)
        revision = deadlines.get_deadline(small.store, two).revision
        hand = date_changes.propose_change(work, replace(by_hand, version=revision))
    with small.store.work(small.ben, "decide") as work:
        date_changes.decide_change(work, ChangeDecision(changes[0], small.ben.person, Verdict.AGREED, day))
        date_changes.decide_change(work, ChangeDecision(changes[1], small.ben.person, Verdict.REFUSED, None, None, "it was right"))
        if deadlines.get_deadline(small.store, two).state in date_changes.OVERRIDABLE:
            date_changes.decide_change(work, ChangeDecision(hand, small.ben.person, Verdict.AGREED, day, last))
