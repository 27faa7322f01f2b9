CREATE TABLE audit (
id INTEGER NOT NULL,
instant TEXT NOT NULL,
person INTEGER NOT NULL,
who TEXT NOT NULL,
account TEXT NOT NULL,
machine TEXT NOT NULL,
act TEXT NOT NULL,
subject TEXT NOT NULL,
subject_id INTEGER NOT NULL,
matter INTEGER,
body TEXT NOT NULL,
previous TEXT NOT NULL,
hash TEXT NOT NULL,
PRIMARY KEY (id)
)
STRICT;

CREATE INDEX audit_matter ON audit (matter) WHERE matter IS NOT NULL;

CREATE INDEX audit_subject ON audit (subject, subject_id);

CREATE TABLE import_layout (
id INTEGER NOT NULL,
headings TEXT NOT NULL,
name TEXT NOT NULL,
mapping TEXT NOT NULL,
PRIMARY KEY (id)
)
STRICT;

CREATE UNIQUE INDEX import_layout_headings ON import_layout (headings);

CREATE TABLE party (
id INTEGER NOT NULL,
kind TEXT NOT NULL,
name TEXT NOT NULL,
country TEXT DEFAULT '' NOT NULL,
address TEXT DEFAULT '' NOT NULL,
"key" TEXT DEFAULT '' NOT NULL,
email TEXT DEFAULT '' NOT NULL,
merged_into INTEGER,
withdrawn INTEGER DEFAULT 0 NOT NULL,
version INTEGER DEFAULT 1 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(merged_into) REFERENCES party (id)
)
STRICT;

CREATE INDEX party_key ON party (kind, "key", country);

CREATE INDEX party_merged ON party (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE person (
id INTEGER NOT NULL,
name TEXT NOT NULL,
email TEXT DEFAULT '' NOT NULL,
initials TEXT DEFAULT '' NOT NULL,
active INTEGER DEFAULT 1 NOT NULL,
away_until TEXT DEFAULT '' NOT NULL,
clients TEXT DEFAULT '[]' NOT NULL,
PRIMARY KEY (id)
)
STRICT;

CREATE TABLE reminder_run (
id INTEGER NOT NULL,
day TEXT NOT NULL,
given INTEGER NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id)
)
STRICT;

CREATE UNIQUE INDEX reminder_run_day ON reminder_run (day);

CREATE TABLE rule_set (
id INTEGER NOT NULL,
name TEXT NOT NULL,
digest TEXT NOT NULL,
content BLOB NOT NULL,
seen_at TEXT NOT NULL,
PRIMARY KEY (id)
)
STRICT;

CREATE TABLE rule_text (
digest TEXT NOT NULL,
rule TEXT NOT NULL,
text TEXT NOT NULL,
first_used TEXT NOT NULL,
PRIMARY KEY (digest)
)
STRICT;

CREATE TABLE saved_view (
id INTEGER NOT NULL,
person INTEGER DEFAULT 0 NOT NULL,
page TEXT NOT NULL,
name TEXT NOT NULL,
definition TEXT NOT NULL,
PRIMARY KEY (id)
)
STRICT;

CREATE UNIQUE INDEX saved_view_name ON saved_view (person, page, name);

CREATE TABLE schema_version (
version INTEGER NOT NULL,
applied_at TEXT NOT NULL,
program TEXT NOT NULL,
PRIMARY KEY (version)
)
STRICT;

CREATE TABLE setting (
"key" TEXT NOT NULL,
person INTEGER DEFAULT 0 NOT NULL,
value TEXT NOT NULL,
PRIMARY KEY ("key", person)
)
STRICT;

CREATE TABLE text_pending (
matter INTEGER NOT NULL,
PRIMARY KEY (matter)
)
STRICT;

CREATE TABLE wording (
id INTEGER NOT NULL,
title TEXT NOT NULL,
authority TEXT NOT NULL,
if_missed TEXT NOT NULL,
PRIMARY KEY (id)
)
STRICT;

CREATE UNIQUE INDEX wording_once ON wording (title, authority, if_missed);

CREATE TABLE absence (
id INTEGER NOT NULL,
person INTEGER NOT NULL,
first_day TEXT NOT NULL,
last_day TEXT NOT NULL,
note TEXT DEFAULT '' NOT NULL,
substitute INTEGER,
entered_by INTEGER NOT NULL,
entered_at TEXT NOT NULL,
returned TEXT,
returned_by INTEGER,
returned_at TEXT,
PRIMARY KEY (id),
FOREIGN KEY(person) REFERENCES person (id),
FOREIGN KEY(substitute) REFERENCES person (id),
FOREIGN KEY(entered_by) REFERENCES person (id),
FOREIGN KEY(returned_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX absence_person ON absence (person);

CREATE TABLE account (
id INTEGER NOT NULL,
person INTEGER NOT NULL,
login TEXT NOT NULL,
secret TEXT NOT NULL,
totp TEXT DEFAULT '' NOT NULL,
totp_step INTEGER DEFAULT 0 NOT NULL,
notice TEXT DEFAULT '' NOT NULL,
failures INTEGER DEFAULT 0 NOT NULL,
blocked_until TEXT,
last_sign_in TEXT,
active INTEGER DEFAULT 1 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE UNIQUE INDEX account_login ON account (login);

CREATE TABLE evidence (
id INTEGER NOT NULL,
sha256 TEXT NOT NULL,
name TEXT NOT NULL,
media_type TEXT DEFAULT '' NOT NULL,
size INTEGER NOT NULL,
content BLOB NOT NULL,
added_by INTEGER,
instant TEXT NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(added_by) REFERENCES person (id)
)
STRICT;

CREATE UNIQUE INDEX evidence_sha256 ON evidence (sha256);

CREATE TABLE hand_off (
id INTEGER NOT NULL,
writer INTEGER NOT NULL,
receiver INTEGER,
desk TEXT DEFAULT '' NOT NULL,
zone TEXT NOT NULL,
lines INTEGER NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(writer) REFERENCES person (id),
FOREIGN KEY(receiver) REFERENCES person (id)
)
STRICT;

CREATE INDEX hand_off_writer ON hand_off (writer);

CREATE TABLE import_batch (
id INTEGER NOT NULL,
source TEXT NOT NULL,
name TEXT NOT NULL,
sha256 TEXT NOT NULL,
layout INTEGER,
state TEXT DEFAULT 'running' NOT NULL,
take_over_day TEXT,
office_source INTEGER DEFAULT 0 NOT NULL,
row_count INTEGER DEFAULT 0 NOT NULL,
created_by INTEGER,
created_at TEXT NOT NULL,
undone_by INTEGER,
undone_at TEXT,
undo_reason TEXT DEFAULT '' NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(layout) REFERENCES import_layout (id),
FOREIGN KEY(created_by) REFERENCES person (id),
FOREIGN KEY(undone_by) REFERENCES person (id)
)
STRICT;

CREATE TABLE mail_step (
id INTEGER NOT NULL,
person INTEGER NOT NULL,
day TEXT NOT NULL,
attempt INTEGER NOT NULL,
slot INTEGER NOT NULL,
step TEXT NOT NULL,
address TEXT NOT NULL,
message TEXT NOT NULL,
told TEXT DEFAULT '' NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT mail_attempt CHECK (attempt >= 1),
CONSTRAINT mail_slot CHECK (slot = 1 AND step = 'begun' OR slot = 2 AND step IN ('sent', 'refused', 'nothing')),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE UNIQUE INDEX mail_once ON mail_step (person, day, attempt, slot);

CREATE TABLE owner_alias (
id INTEGER NOT NULL,
party INTEGER NOT NULL,
text TEXT NOT NULL,
kind TEXT NOT NULL,
source TEXT NOT NULL,
day TEXT,
added_by INTEGER,
added_at TEXT NOT NULL,
withdrawn INTEGER DEFAULT 0 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(party) REFERENCES party (id),
FOREIGN KEY(added_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX owner_alias_party ON owner_alias (party);

CREATE TABLE owner_apart (
id INTEGER NOT NULL,
one INTEGER NOT NULL,
other INTEGER NOT NULL,
reason TEXT NOT NULL,
decided_by INTEGER,
decided_at TEXT NOT NULL,
withdrawn INTEGER DEFAULT 0 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(one) REFERENCES party (id),
FOREIGN KEY(other) REFERENCES party (id),
FOREIGN KEY(decided_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX owner_apart_pair ON owner_apart (one, other);

CREATE TABLE owner_change (
id INTEGER NOT NULL,
act TEXT NOT NULL,
target INTEGER,
source INTEGER,
content TEXT NOT NULL,
name TEXT DEFAULT '' NOT NULL,
country TEXT DEFAULT '' NOT NULL,
reason TEXT NOT NULL,
state TEXT DEFAULT 'proposed' NOT NULL,
proposed_by INTEGER NOT NULL,
proposed_at TEXT NOT NULL,
decided_by INTEGER,
decided_at TEXT,
undone_by INTEGER,
undone_at TEXT,
undo_reason TEXT DEFAULT '' NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(target) REFERENCES party (id),
FOREIGN KEY(source) REFERENCES party (id),
FOREIGN KEY(proposed_by) REFERENCES person (id),
FOREIGN KEY(decided_by) REFERENCES person (id),
FOREIGN KEY(undone_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX owner_change_state ON owner_change (state);

CREATE TABLE party_address (
id INTEGER NOT NULL,
party INTEGER NOT NULL,
role TEXT NOT NULL,
script TEXT NOT NULL,
lines TEXT NOT NULL,
city TEXT DEFAULT '' NOT NULL,
area TEXT DEFAULT '' NOT NULL,
postcode TEXT DEFAULT '' NOT NULL,
country TEXT DEFAULT '' NOT NULL,
source TEXT DEFAULT '' NOT NULL,
entered_by INTEGER,
entered_at TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT party_address_script CHECK (script IN ('local', 'latin')),
FOREIGN KEY(party) REFERENCES party (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX party_address_party ON party_address (party, role, script);

CREATE TABLE party_name (
id INTEGER NOT NULL,
party INTEGER NOT NULL,
name TEXT NOT NULL,
source TEXT DEFAULT '' NOT NULL,
since TEXT,
PRIMARY KEY (id),
FOREIGN KEY(party) REFERENCES party (id)
)
STRICT;

CREATE UNIQUE INDEX party_name_once ON party_name (party, name);

CREATE TABLE person_role (
person INTEGER NOT NULL,
role TEXT NOT NULL,
PRIMARY KEY (person, role),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE TABLE playbook (
id INTEGER NOT NULL,
about TEXT NOT NULL,
subject TEXT NOT NULL,
text TEXT NOT NULL,
entered_by INTEGER,
entered_at TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT playbook_about CHECK (about IN ('country', 'client')),
FOREIGN KEY(entered_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX playbook_subject ON playbook (about, subject);

CREATE TABLE rule_decision (
id INTEGER NOT NULL,
rule_set INTEGER NOT NULL,
slot INTEGER NOT NULL,
person INTEGER NOT NULL,
foreseen TEXT DEFAULT '' NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT rule_decision_slot CHECK (slot IN (1, 2)),
FOREIGN KEY(rule_set) REFERENCES rule_set (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE UNIQUE INDEX rule_decision_once ON rule_decision (rule_set, slot);

CREATE TABLE signature (
id INTEGER NOT NULL,
sheet TEXT NOT NULL,
day TEXT NOT NULL,
person INTEGER NOT NULL,
head TEXT NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT signature_sheet CHECK (sheet IN ('entry', 'exit')),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE INDEX signature_day ON signature (day, sheet);

CREATE TABLE matter (
id INTEGER NOT NULL,
reference TEXT NOT NULL,
office TEXT NOT NULL,
right_kind TEXT NOT NULL,
route TEXT DEFAULT 'direct' NOT NULL,
title TEXT DEFAULT '' NOT NULL,
classes TEXT DEFAULT '[]' NOT NULL,
status TEXT DEFAULT 'pending' NOT NULL,
client INTEGER,
owner INTEGER,
owner_as_recorded TEXT DEFAULT '' NOT NULL,
agent INTEGER,
agent_reference TEXT DEFAULT '' NOT NULL,
application_number TEXT DEFAULT '' NOT NULL,
publication_number TEXT DEFAULT '' NOT NULL,
registration_number TEXT DEFAULT '' NOT NULL,
responsible INTEGER,
backup INTEGER,
sign_off INTEGER,
facts TEXT DEFAULT '{}' NOT NULL,
family TEXT DEFAULT '' NOT NULL,
notes TEXT DEFAULT '' NOT NULL,
batch INTEGER,
take_over_day TEXT,
void INTEGER DEFAULT 0 NOT NULL,
void_reason TEXT DEFAULT '' NOT NULL,
version INTEGER DEFAULT 1 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(client) REFERENCES party (id),
FOREIGN KEY(owner) REFERENCES party (id),
FOREIGN KEY(agent) REFERENCES party (id),
FOREIGN KEY(responsible) REFERENCES person (id),
FOREIGN KEY(backup) REFERENCES person (id),
FOREIGN KEY(sign_off) REFERENCES person (id),
FOREIGN KEY(batch) REFERENCES import_batch (id)
)
STRICT;

CREATE INDEX matter_agent ON matter (agent) WHERE agent IS NOT NULL;

CREATE INDEX matter_backup ON matter (backup) WHERE backup IS NOT NULL;

CREATE UNIQUE INDEX matter_bare_reference ON matter (replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(reference), char(32), ''), char(9), ''), char(160), ''), char(8239), ''), char(45), ''), char(8208), ''), char(8209), ''), char(8210), ''), char(8211), ''), char(8212), ''), char(47), ''), char(65295), '')) WHERE void = 0;

CREATE INDEX matter_batch ON matter (batch) WHERE batch IS NOT NULL;

CREATE INDEX matter_client ON matter (client);

CREATE INDEX matter_office ON matter (office);

CREATE INDEX matter_owner ON matter (owner);

CREATE UNIQUE INDEX matter_reference ON matter (reference) WHERE void = 0;

CREATE TABLE owner_change_party (
id INTEGER NOT NULL,
change INTEGER NOT NULL,
party INTEGER NOT NULL,
"before" INTEGER,
"after" INTEGER NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(change) REFERENCES owner_change (id),
FOREIGN KEY(party) REFERENCES party (id),
FOREIGN KEY("before") REFERENCES party (id),
FOREIGN KEY("after") REFERENCES party (id)
)
STRICT;

CREATE UNIQUE INDEX owner_change_party_once ON owner_change_party (change, party);

CREATE TABLE address_decision (
id INTEGER NOT NULL,
matter INTEGER NOT NULL,
address INTEGER NOT NULL,
decision TEXT NOT NULL,
entered_by INTEGER,
entered_at TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT address_decision_known CHECK (decision IN ('proposed', 'taken', 'left')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(address) REFERENCES party_address (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX address_decision_address ON address_decision (address);

CREATE INDEX address_decision_matter ON address_decision (matter, address);

CREATE TABLE event (
id INTEGER NOT NULL,
matter INTEGER NOT NULL,
code TEXT NOT NULL,
day TEXT NOT NULL,
paper_type TEXT DEFAULT '' NOT NULL,
notified TEXT,
delivery TEXT DEFAULT '' NOT NULL,
period TEXT DEFAULT '' NOT NULL,
description TEXT DEFAULT '' NOT NULL,
answers TEXT DEFAULT '' NOT NULL,
about TEXT,
source TEXT DEFAULT 'typed' NOT NULL,
batch INTEGER,
office_source INTEGER DEFAULT 0 NOT NULL,
office_code TEXT DEFAULT '' NOT NULL,
evidence INTEGER,
entered_by INTEGER,
dated_by INTEGER,
verified_by INTEGER,
withdrawn INTEGER DEFAULT 0 NOT NULL,
version INTEGER DEFAULT 1 NOT NULL,
PRIMARY KEY (id),
CONSTRAINT event_source CHECK (source IN ('typed', 'import')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(batch) REFERENCES import_batch (id),
FOREIGN KEY(evidence) REFERENCES evidence (id),
FOREIGN KEY(entered_by) REFERENCES person (id),
FOREIGN KEY(dated_by) REFERENCES person (id),
FOREIGN KEY(verified_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX event_matter ON event (matter);

CREATE TABLE import_row (
id INTEGER NOT NULL,
batch INTEGER NOT NULL,
row_key TEXT NOT NULL,
matter INTEGER NOT NULL,
line INTEGER DEFAULT 0 NOT NULL,
content TEXT DEFAULT '' NOT NULL,
fresh INTEGER DEFAULT 1 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(batch) REFERENCES import_batch (id),
FOREIGN KEY(matter) REFERENCES matter (id)
)
STRICT;

CREATE INDEX import_row_batch ON import_row (batch);

CREATE INDEX import_row_key ON import_row (row_key);

CREATE TABLE office_number (
id INTEGER NOT NULL,
matter INTEGER NOT NULL,
kind TEXT NOT NULL,
typed TEXT NOT NULL,
normalised TEXT NOT NULL,
same_key TEXT NOT NULL,
findings TEXT DEFAULT '' NOT NULL,
reason TEXT DEFAULT '' NOT NULL,
entered_by INTEGER,
entered_at TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT office_number_kind CHECK (kind IN ('application', 'publication', 'registration')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX office_number_matter ON office_number (matter, kind);

CREATE INDEX office_number_same ON office_number (same_key);

CREATE TABLE owner_change_matter (
id INTEGER NOT NULL,
change INTEGER NOT NULL,
matter INTEGER NOT NULL,
"before" INTEGER NOT NULL,
"after" INTEGER NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(change) REFERENCES owner_change (id),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY("before") REFERENCES party (id),
FOREIGN KEY("after") REFERENCES party (id)
)
STRICT;

CREATE INDEX owner_change_matter_matter ON owner_change_matter (matter);

CREATE UNIQUE INDEX owner_change_matter_once ON owner_change_matter (change, matter);

CREATE TABLE paper (
id INTEGER NOT NULL,
year INTEGER NOT NULL,
number INTEGER NOT NULL,
received TEXT NOT NULL,
sender TEXT NOT NULL,
sender_name TEXT DEFAULT '' NOT NULL,
how TEXT NOT NULL,
what TEXT NOT NULL,
matter INTEGER,
evidence INTEGER,
entered_by INTEGER NOT NULL,
instant TEXT NOT NULL,
state TEXT DEFAULT 'open' NOT NULL,
reason TEXT DEFAULT '' NOT NULL,
processed_by INTEGER,
processed_at TEXT,
PRIMARY KEY (id),
CONSTRAINT paper_sender CHECK (sender IN ('office', 'agent', 'client', 'other')),
CONSTRAINT paper_how CHECK (how IN ('post', 'email', 'portal', 'fax')),
CONSTRAINT paper_state CHECK (state IN ('open', 'processed')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(evidence) REFERENCES evidence (id),
FOREIGN KEY(entered_by) REFERENCES person (id),
FOREIGN KEY(processed_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX paper_matter ON paper (matter);

CREATE UNIQUE INDEX paper_number ON paper (year, number);

CREATE INDEX paper_received ON paper (received);

CREATE TABLE title_act (
id INTEGER NOT NULL,
matter INTEGER NOT NULL,
kind TEXT NOT NULL,
day TEXT,
giver TEXT DEFAULT '' NOT NULL,
taker TEXT DEFAULT '' NOT NULL,
owner INTEGER,
recorded TEXT,
number TEXT DEFAULT '' NOT NULL,
evidence INTEGER,
note TEXT DEFAULT '' NOT NULL,
withdraws INTEGER,
entered_by INTEGER,
entered_at TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT title_act_kind CHECK (kind IN ('first_owner', 'assignment', 'merger', 'change_of_name', 'licence', 'withdrawn')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(owner) REFERENCES party (id),
FOREIGN KEY(evidence) REFERENCES evidence (id),
FOREIGN KEY(withdraws) REFERENCES title_act (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX title_act_matter ON title_act (matter);

CREATE INDEX title_act_owner ON title_act (owner) WHERE owner IS NOT NULL;

CREATE TABLE wall (
id INTEGER NOT NULL,
client INTEGER,
matter INTEGER,
reason TEXT NOT NULL,
raised_by INTEGER NOT NULL,
raised_at TEXT NOT NULL,
lifted_by INTEGER,
lifted_at TEXT,
lift_reason TEXT DEFAULT '' NOT NULL,
PRIMARY KEY (id),
CONSTRAINT wall_around CHECK (client IS NULL AND matter IS NOT NULL OR client IS NOT NULL AND matter IS NULL),
FOREIGN KEY(client) REFERENCES party (id),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(raised_by) REFERENCES person (id),
FOREIGN KEY(lifted_by) REFERENCES person (id)
)
STRICT;

CREATE TABLE deadline (
id INTEGER NOT NULL,
matter INTEGER NOT NULL,
rule TEXT NOT NULL,
kind TEXT NOT NULL,
number INTEGER,
office TEXT NOT NULL,
right_kind TEXT NOT NULL,
trigger_key TEXT DEFAULT '' NOT NULL,
wording INTEGER NOT NULL,
nominal TEXT NOT NULL,
due TEXT NOT NULL,
act_by TEXT NOT NULL,
final TEXT NOT NULL,
opens TEXT,
late_until TEXT,
extensions TEXT,
restore_until TEXT,
certainty TEXT DEFAULT 'law' NOT NULL,
digest TEXT DEFAULT '' NOT NULL,
state TEXT NOT NULL,
revision INTEGER DEFAULT 1 NOT NULL,
round INTEGER DEFAULT 1 NOT NULL,
rung INTEGER DEFAULT 0 NOT NULL,
typed INTEGER DEFAULT 0 NOT NULL,
reason TEXT DEFAULT '' NOT NULL,
trigger_verified INTEGER DEFAULT 0 NOT NULL,
cross_checked INTEGER DEFAULT 0 NOT NULL,
unknown INTEGER DEFAULT 0 NOT NULL,
responsible INTEGER,
assigned INTEGER DEFAULT 0 NOT NULL,
backup INTEGER,
sign_off INTEGER,
cause TEXT DEFAULT '' NOT NULL,
closing_event INTEGER,
batch INTEGER,
entered_by INTEGER,
override INTEGER,
override_doubt INTEGER DEFAULT 0 NOT NULL,
PRIMARY KEY (id),
CONSTRAINT deadline_state CHECK (state IN ('abandoned', 'awaiting_second', 'done', 'expected', 'extended', 'information', 'missed', 'not_needed', 'on_record', 'open', 'superseded', 'transferred', 'void')),
CONSTRAINT deadline_dates CHECK (final >= due AND final >= act_by AND act_by >= due),
CONSTRAINT deadline_late CHECK (late_until IS NULL OR final >= late_until),
CONSTRAINT deadline_certainty CHECK (certainty IN ('law', 'estimate', 'uncertain', 'typed')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(wording) REFERENCES wording (id),
FOREIGN KEY(responsible) REFERENCES person (id),
FOREIGN KEY(backup) REFERENCES person (id),
FOREIGN KEY(sign_off) REFERENCES person (id),
FOREIGN KEY(closing_event) REFERENCES event (id),
FOREIGN KEY(batch) REFERENCES import_batch (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX deadline_awaiting ON deadline (matter) WHERE state = 'awaiting_second';

CREATE INDEX deadline_docket ON deadline (act_by, id, final, unknown, office, kind, right_kind, responsible, backup, state, matter, wording) WHERE state IN ('awaiting_second', 'expected', 'extended', 'missed', 'open');

CREATE INDEX deadline_matter ON deadline (matter);

CREATE INDEX deadline_office ON deadline (office) WHERE state IN ('awaiting_second', 'expected', 'extended', 'missed', 'open');

CREATE TABLE event_check (
id INTEGER NOT NULL,
event INTEGER NOT NULL,
version INTEGER NOT NULL,
person INTEGER NOT NULL,
day TEXT NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(event) REFERENCES event (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE INDEX event_check_event ON event_check (event);

CREATE TABLE event_revision (
id INTEGER NOT NULL,
event INTEGER NOT NULL,
version INTEGER NOT NULL,
code TEXT NOT NULL,
day TEXT NOT NULL,
paper_type TEXT NOT NULL,
notified TEXT,
delivery TEXT NOT NULL,
period TEXT NOT NULL,
withdrawn INTEGER NOT NULL,
verified_by INTEGER,
PRIMARY KEY (id),
FOREIGN KEY(event) REFERENCES event (id)
)
STRICT;

CREATE UNIQUE INDEX event_revision_once ON event_revision (event, version);

CREATE TABLE paper_event (
id INTEGER NOT NULL,
paper INTEGER NOT NULL,
event INTEGER NOT NULL,
person INTEGER NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(paper) REFERENCES paper (id),
FOREIGN KEY(event) REFERENCES event (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE INDEX paper_event_event ON paper_event (event);

CREATE UNIQUE INDEX paper_event_once ON paper_event (paper, event);

CREATE TABLE wall_person (
id INTEGER NOT NULL,
wall INTEGER NOT NULL,
person INTEGER NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(wall) REFERENCES wall (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE UNIQUE INDEX wall_person_once ON wall_person (wall, person);

CREATE INDEX wall_person_person ON wall_person (person);

CREATE TABLE calendar_entry (
uid TEXT NOT NULL,
deadline INTEGER NOT NULL,
sequence INTEGER DEFAULT 0 NOT NULL,
content_hash TEXT NOT NULL,
status TEXT DEFAULT 'CONFIRMED' NOT NULL,
changed_at TEXT NOT NULL,
cancelled_on TEXT,
PRIMARY KEY (uid),
FOREIGN KEY(deadline) REFERENCES deadline (id)
)
STRICT;

CREATE INDEX calendar_entry_deadline ON calendar_entry (deadline);

CREATE TABLE confirmation (
id INTEGER NOT NULL,
deadline INTEGER NOT NULL,
revision INTEGER NOT NULL,
round INTEGER NOT NULL,
slot INTEGER NOT NULL,
person INTEGER NOT NULL,
act TEXT NOT NULL,
day TEXT NOT NULL,
number TEXT NOT NULL,
number_key TEXT GENERATED ALWAYS AS (replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(number), char(32), ''), char(9), ''), char(160), ''), char(8239), ''), char(45), ''), char(8208), ''), char(8209), ''), char(8210), ''), char(8211), ''), char(8212), ''), char(47), ''), char(65295), '')) STORED,
amount TEXT DEFAULT '' NOT NULL,
evidence INTEGER,
note TEXT DEFAULT '' NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT confirmation_slot CHECK (slot IN (1, 2)),
CONSTRAINT confirmation_act CHECK (act IN ('filed', 'not_needed', 'abandoned', 'reopen')),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(person) REFERENCES person (id),
FOREIGN KEY(evidence) REFERENCES evidence (id)
)
STRICT;

CREATE UNIQUE INDEX confirmation_person_once ON confirmation (deadline, revision, round, person);

CREATE UNIQUE INDEX confirmation_slot_once ON confirmation (deadline, revision, round, slot);

CREATE TABLE date_change (
id INTEGER NOT NULL,
matter INTEGER NOT NULL,
event INTEGER,
deadline INTEGER,
version INTEGER NOT NULL,
what TEXT NOT NULL,
day TEXT NOT NULL,
last_day TEXT,
code TEXT DEFAULT '' NOT NULL,
paper_type TEXT DEFAULT '' NOT NULL,
notified TEXT,
delivery TEXT DEFAULT '' NOT NULL,
period TEXT DEFAULT '' NOT NULL,
description TEXT DEFAULT '' NOT NULL,
base INTEGER,
reason TEXT NOT NULL,
evidence INTEGER,
person INTEGER NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT date_change_about CHECK (what IN ('correct', 'strike') AND event IS NOT NULL AND deadline IS NULL OR what IN ('override', 'restore', 'void') AND event IS NULL AND deadline IS NOT NULL),
CONSTRAINT date_change_days CHECK (last_day IS NULL OR last_day >= day),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(event) REFERENCES event (id),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(evidence) REFERENCES evidence (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE INDEX date_change_deadline ON date_change (deadline);

CREATE INDEX date_change_event ON date_change (event);

CREATE INDEX date_change_matter ON date_change (matter);

CREATE TABLE deadline_revision (
id INTEGER NOT NULL,
deadline INTEGER NOT NULL,
revision INTEGER NOT NULL,
nominal TEXT NOT NULL,
due TEXT NOT NULL,
act_by TEXT NOT NULL,
final TEXT NOT NULL,
opens TEXT,
late_until TEXT,
extensions TEXT,
restore_until TEXT,
digest TEXT NOT NULL,
state TEXT NOT NULL,
cause TEXT NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(deadline) REFERENCES deadline (id)
)
STRICT;

CREATE UNIQUE INDEX deadline_revision_once ON deadline_revision (deadline, revision);

CREATE TABLE hand_off_item (
id INTEGER NOT NULL,
note INTEGER NOT NULL,
about TEXT NOT NULL,
deadline INTEGER,
event INTEGER,
paper INTEGER,
matter INTEGER,
state TEXT NOT NULL,
waiting_for TEXT DEFAULT '' NOT NULL,
sentence TEXT DEFAULT '' NOT NULL,
day TEXT,
zone TEXT DEFAULT '' NOT NULL,
PRIMARY KEY (id),
CONSTRAINT hand_off_item_about CHECK (about IN ('deadline', 'second', 'verification', 'paper')),
CONSTRAINT hand_off_item_state CHECK (state IN ('open', 'blocked', 'waiting')),
FOREIGN KEY(note) REFERENCES hand_off (id),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(event) REFERENCES event (id),
FOREIGN KEY(paper) REFERENCES paper (id),
FOREIGN KEY(matter) REFERENCES matter (id)
)
STRICT;

CREATE INDEX hand_off_item_deadline ON hand_off_item (deadline);

CREATE INDEX hand_off_item_event ON hand_off_item (event);

CREATE INDEX hand_off_item_note ON hand_off_item (note);

CREATE INDEX hand_off_item_paper ON hand_off_item (paper);

CREATE TABLE reminder (
id INTEGER NOT NULL,
deadline INTEGER NOT NULL,
person INTEGER NOT NULL,
part TEXT NOT NULL,
toward TEXT NOT NULL,
tier INTEGER NOT NULL,
day TEXT NOT NULL,
made TEXT NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT reminder_part CHECK (part IN ('responsible', 'backup', 'supervisor', 'everyone')),
CONSTRAINT reminder_toward CHECK (toward IN ('due', 'final')),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE UNIQUE INDEX reminder_once ON reminder (deadline, person, toward, tier, day);

CREATE INDEX reminder_person ON reminder (person);

CREATE TABLE signed_line (
id INTEGER NOT NULL,
signature INTEGER NOT NULL,
person INTEGER NOT NULL,
entry INTEGER,
deadline INTEGER,
state TEXT DEFAULT '' NOT NULL,
explanation TEXT DEFAULT '' NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(signature) REFERENCES signature (id),
FOREIGN KEY(person) REFERENCES person (id),
FOREIGN KEY(deadline) REFERENCES deadline (id)
)
STRICT;

CREATE INDEX signed_line_entry ON signed_line (entry);

CREATE INDEX signed_line_signature ON signed_line (signature);

CREATE TABLE silence (
id INTEGER NOT NULL,
deadline INTEGER NOT NULL,
person INTEGER NOT NULL,
part TEXT NOT NULL,
day TEXT NOT NULL,
since TEXT NOT NULL,
made TEXT NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT silence_part CHECK (part IN ('responsible', 'backup', 'supervisor', 'everyone')),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE UNIQUE INDEX silence_once ON silence (deadline, person, day);

CREATE TABLE substitution (
id INTEGER NOT NULL,
absence INTEGER NOT NULL,
deadline INTEGER NOT NULL,
person INTEGER NOT NULL,
entered_by INTEGER NOT NULL,
entered_at TEXT NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(absence) REFERENCES absence (id),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(person) REFERENCES person (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
)
STRICT;

CREATE INDEX substitution_absence ON substitution (absence, deadline);

CREATE TABLE date_change_decision (
id INTEGER NOT NULL,
change INTEGER NOT NULL,
person INTEGER NOT NULL,
verdict TEXT NOT NULL,
day TEXT,
last_day TEXT,
note TEXT DEFAULT '' NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT date_change_verdict CHECK (verdict IN ('agreed', 'differs', 'refused', 'taken_back')),
FOREIGN KEY(change) REFERENCES date_change (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE UNIQUE INDEX date_change_decision_once ON date_change_decision (change);

CREATE TABLE hand_off_answer (
id INTEGER NOT NULL,
item INTEGER NOT NULL,
person INTEGER NOT NULL,
answer TEXT NOT NULL,
reason TEXT DEFAULT '' NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
CONSTRAINT hand_off_answer_kind CHECK (answer IN ('accepted', 'refused', 'kept')),
FOREIGN KEY(item) REFERENCES hand_off_item (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE INDEX hand_off_answer_item ON hand_off_answer (item);

CREATE TABLE reminder_seen (
id INTEGER NOT NULL,
reminder INTEGER NOT NULL,
person INTEGER NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(reminder) REFERENCES reminder (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE UNIQUE INDEX reminder_seen_once ON reminder_seen (reminder);

CREATE TABLE silence_answer (
id INTEGER NOT NULL,
silence INTEGER NOT NULL,
person INTEGER NOT NULL,
reason TEXT NOT NULL,
instant TEXT NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(silence) REFERENCES silence (id),
FOREIGN KEY(person) REFERENCES person (id)
)
STRICT;

CREATE UNIQUE INDEX silence_answer_once ON silence_answer (silence);

CREATE VIRTUAL TABLE matter_text USING fts5(words, tokenize='trigram');
