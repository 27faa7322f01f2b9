CREATE COLLATION ipdocket.nocase (provider = icu, locale = 'und-u-ks-level2', deterministic = false);

CREATE FUNCTION ipdocket.ifnull(anycompatible, anycompatible) RETURNS anycompatible LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT coalesce($1, $2)';

CREATE FUNCTION ipdocket.instr(text, text) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE AS 'SELECT strpos($1, $2)';

CREATE TABLE audit (
id SERIAL NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
person INTEGER NOT NULL,
who TEXT COLLATE "C" NOT NULL,
account TEXT COLLATE "C" NOT NULL,
machine TEXT COLLATE "C" NOT NULL,
act TEXT COLLATE "C" NOT NULL,
subject TEXT COLLATE "C" NOT NULL,
subject_id INTEGER NOT NULL,
matter INTEGER,
body TEXT COLLATE "C" NOT NULL,
previous TEXT COLLATE "C" NOT NULL,
hash TEXT COLLATE "C" NOT NULL,
PRIMARY KEY (id)
);

CREATE INDEX audit_matter ON audit (matter) WHERE matter IS NOT NULL;

CREATE INDEX audit_subject ON audit (subject, subject_id);

CREATE TABLE import_layout (
id SERIAL NOT NULL,
headings TEXT COLLATE "C" NOT NULL,
name TEXT COLLATE "C" NOT NULL,
mapping JSONB NOT NULL,
PRIMARY KEY (id)
);

CREATE UNIQUE INDEX import_layout_headings ON import_layout (headings);

CREATE TABLE party (
id SERIAL NOT NULL,
kind TEXT COLLATE "C" NOT NULL,
name TEXT COLLATE "C" NOT NULL,
country TEXT COLLATE "C" DEFAULT '' NOT NULL,
address TEXT COLLATE "C" DEFAULT '' NOT NULL,
key TEXT COLLATE "C" DEFAULT '' NOT NULL,
email TEXT COLLATE "C" DEFAULT '' NOT NULL,
merged_into INTEGER,
withdrawn SMALLINT DEFAULT 0 NOT NULL,
version INTEGER DEFAULT 1 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(merged_into) REFERENCES party (id)
);

CREATE INDEX party_key ON party (kind, key, country);

CREATE INDEX party_merged ON party (merged_into) WHERE merged_into IS NOT NULL;

CREATE TABLE person (
id SERIAL NOT NULL,
name TEXT COLLATE "C" NOT NULL,
email TEXT COLLATE "C" DEFAULT '' NOT NULL,
initials TEXT COLLATE "C" DEFAULT '' NOT NULL,
active SMALLINT DEFAULT 1 NOT NULL,
away_until TEXT COLLATE "C" DEFAULT '' NOT NULL,
clients JSONB DEFAULT '[]' NOT NULL,
PRIMARY KEY (id)
);

CREATE TABLE reminder_run (
id SERIAL NOT NULL,
day DATE NOT NULL,
given INTEGER NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id)
);

CREATE UNIQUE INDEX reminder_run_day ON reminder_run (day);

CREATE TABLE rule_set (
id SERIAL NOT NULL,
name TEXT COLLATE "C" NOT NULL,
digest TEXT COLLATE "C" NOT NULL,
content BYTEA NOT NULL,
seen_at TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id)
);

CREATE TABLE rule_text (
digest TEXT COLLATE "C" NOT NULL,
rule TEXT COLLATE "C" NOT NULL,
text TEXT COLLATE "C" NOT NULL,
first_used TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (digest)
);

CREATE TABLE saved_view (
id SERIAL NOT NULL,
person INTEGER DEFAULT 0 NOT NULL,
page TEXT COLLATE "C" NOT NULL,
name TEXT COLLATE "C" NOT NULL,
definition JSONB NOT NULL,
PRIMARY KEY (id)
);

CREATE UNIQUE INDEX saved_view_name ON saved_view (person, page, name);

CREATE TABLE schema_version (
version SERIAL NOT NULL,
applied_at TIMESTAMP WITH TIME ZONE NOT NULL,
program TEXT COLLATE "C" NOT NULL,
PRIMARY KEY (version)
);

CREATE TABLE setting (
key TEXT COLLATE "C" NOT NULL,
person INTEGER DEFAULT 0 NOT NULL,
value JSONB NOT NULL,
PRIMARY KEY (key, person)
);

CREATE TABLE text_pending (
matter SERIAL NOT NULL,
PRIMARY KEY (matter)
);

CREATE TABLE wording (
id SERIAL NOT NULL,
title TEXT COLLATE "C" NOT NULL,
authority TEXT COLLATE "C" NOT NULL,
if_missed TEXT COLLATE "C" NOT NULL,
PRIMARY KEY (id)
);

CREATE UNIQUE INDEX wording_once ON wording (title, authority, if_missed);

CREATE TABLE absence (
id SERIAL NOT NULL,
person INTEGER NOT NULL,
first_day DATE NOT NULL,
last_day DATE NOT NULL,
note TEXT COLLATE "C" DEFAULT '' NOT NULL,
substitute INTEGER,
entered_by INTEGER NOT NULL,
entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
returned DATE,
returned_by INTEGER,
returned_at TIMESTAMP WITH TIME ZONE,
PRIMARY KEY (id),
FOREIGN KEY(person) REFERENCES person (id),
FOREIGN KEY(substitute) REFERENCES person (id),
FOREIGN KEY(entered_by) REFERENCES person (id),
FOREIGN KEY(returned_by) REFERENCES person (id)
);

CREATE INDEX absence_person ON absence (person);

CREATE TABLE account (
id SERIAL NOT NULL,
person INTEGER NOT NULL,
login TEXT COLLATE "C" NOT NULL,
secret TEXT COLLATE "C" NOT NULL,
totp TEXT COLLATE "C" DEFAULT '' NOT NULL,
totp_step INTEGER DEFAULT 0 NOT NULL,
notice TEXT COLLATE "C" DEFAULT '' NOT NULL,
failures INTEGER DEFAULT 0 NOT NULL,
blocked_until TIMESTAMP WITH TIME ZONE,
last_sign_in TIMESTAMP WITH TIME ZONE,
active SMALLINT DEFAULT 1 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE UNIQUE INDEX account_login ON account (login);

CREATE TABLE evidence (
id SERIAL NOT NULL,
sha256 TEXT COLLATE "C" NOT NULL,
name TEXT COLLATE "C" NOT NULL,
media_type TEXT COLLATE "C" DEFAULT '' NOT NULL,
size INTEGER NOT NULL,
content BYTEA NOT NULL,
added_by INTEGER,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(added_by) REFERENCES person (id)
);

CREATE UNIQUE INDEX evidence_sha256 ON evidence (sha256);

CREATE TABLE hand_off (
id SERIAL NOT NULL,
writer INTEGER NOT NULL,
receiver INTEGER,
desk TEXT COLLATE "C" DEFAULT '' NOT NULL,
zone TEXT COLLATE "C" NOT NULL,
lines INTEGER NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(writer) REFERENCES person (id),
FOREIGN KEY(receiver) REFERENCES person (id)
);

CREATE INDEX hand_off_writer ON hand_off (writer);

CREATE TABLE import_batch (
id SERIAL NOT NULL,
source TEXT COLLATE "C" NOT NULL,
name TEXT COLLATE "C" NOT NULL,
sha256 TEXT COLLATE "C" NOT NULL,
layout INTEGER,
state TEXT COLLATE "C" DEFAULT 'running' NOT NULL,
take_over_day DATE,
office_source SMALLINT DEFAULT 0 NOT NULL,
row_count INTEGER DEFAULT 0 NOT NULL,
created_by INTEGER,
created_at TIMESTAMP WITH TIME ZONE NOT NULL,
undone_by INTEGER,
undone_at TIMESTAMP WITH TIME ZONE,
undo_reason TEXT COLLATE "C" DEFAULT '' NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(layout) REFERENCES import_layout (id),
FOREIGN KEY(created_by) REFERENCES person (id),
FOREIGN KEY(undone_by) REFERENCES person (id)
);

CREATE TABLE mail_step (
id SERIAL NOT NULL,
person INTEGER NOT NULL,
day DATE NOT NULL,
attempt INTEGER NOT NULL,
slot INTEGER NOT NULL,
step TEXT COLLATE "C" NOT NULL,
address TEXT COLLATE "C" NOT NULL,
message TEXT COLLATE "C" NOT NULL,
told TEXT COLLATE "C" DEFAULT '' NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT mail_attempt CHECK (attempt >= 1),
CONSTRAINT mail_slot CHECK (slot = 1 AND step = 'begun' OR slot = 2 AND step IN ('sent', 'refused', 'nothing')),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE UNIQUE INDEX mail_once ON mail_step (person, day, attempt, slot);

CREATE TABLE owner_alias (
id SERIAL NOT NULL,
party INTEGER NOT NULL,
text TEXT COLLATE "C" NOT NULL,
kind TEXT COLLATE "C" NOT NULL,
source TEXT COLLATE "C" NOT NULL,
day DATE,
added_by INTEGER,
added_at TIMESTAMP WITH TIME ZONE NOT NULL,
withdrawn SMALLINT DEFAULT 0 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(party) REFERENCES party (id),
FOREIGN KEY(added_by) REFERENCES person (id)
);

CREATE INDEX owner_alias_party ON owner_alias (party);

CREATE TABLE owner_apart (
id SERIAL NOT NULL,
one INTEGER NOT NULL,
other INTEGER NOT NULL,
reason TEXT COLLATE "C" NOT NULL,
decided_by INTEGER,
decided_at TIMESTAMP WITH TIME ZONE NOT NULL,
withdrawn SMALLINT DEFAULT 0 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(one) REFERENCES party (id),
FOREIGN KEY(other) REFERENCES party (id),
FOREIGN KEY(decided_by) REFERENCES person (id)
);

CREATE INDEX owner_apart_pair ON owner_apart (one, other);

CREATE TABLE owner_change (
id SERIAL NOT NULL,
act TEXT COLLATE "C" NOT NULL,
target INTEGER,
source INTEGER,
content JSONB NOT NULL,
name TEXT COLLATE "C" DEFAULT '' NOT NULL,
country TEXT COLLATE "C" DEFAULT '' NOT NULL,
reason TEXT COLLATE "C" NOT NULL,
state TEXT COLLATE "C" DEFAULT 'proposed' NOT NULL,
proposed_by INTEGER NOT NULL,
proposed_at TIMESTAMP WITH TIME ZONE NOT NULL,
decided_by INTEGER,
decided_at TIMESTAMP WITH TIME ZONE,
undone_by INTEGER,
undone_at TIMESTAMP WITH TIME ZONE,
undo_reason TEXT COLLATE "C" DEFAULT '' NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(target) REFERENCES party (id),
FOREIGN KEY(source) REFERENCES party (id),
FOREIGN KEY(proposed_by) REFERENCES person (id),
FOREIGN KEY(decided_by) REFERENCES person (id),
FOREIGN KEY(undone_by) REFERENCES person (id)
);

CREATE INDEX owner_change_state ON owner_change (state);

CREATE TABLE party_address (
id SERIAL NOT NULL,
party INTEGER NOT NULL,
role TEXT COLLATE "C" NOT NULL,
script TEXT COLLATE "C" NOT NULL,
lines TEXT COLLATE "C" NOT NULL,
city TEXT COLLATE "C" DEFAULT '' NOT NULL,
area TEXT COLLATE "C" DEFAULT '' NOT NULL,
postcode TEXT COLLATE "C" DEFAULT '' NOT NULL,
country TEXT COLLATE "C" DEFAULT '' NOT NULL,
source TEXT COLLATE "C" DEFAULT '' NOT NULL,
entered_by INTEGER,
entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT party_address_script CHECK (script IN ('local', 'latin')),
FOREIGN KEY(party) REFERENCES party (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
);

CREATE INDEX party_address_party ON party_address (party, role, script);

CREATE TABLE party_name (
id SERIAL NOT NULL,
party INTEGER NOT NULL,
name TEXT COLLATE "C" NOT NULL,
source TEXT COLLATE "C" DEFAULT '' NOT NULL,
since DATE,
PRIMARY KEY (id),
FOREIGN KEY(party) REFERENCES party (id)
);

CREATE UNIQUE INDEX party_name_once ON party_name (party, name);

CREATE TABLE person_role (
person INTEGER NOT NULL,
role TEXT COLLATE "C" NOT NULL,
PRIMARY KEY (person, role),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE TABLE playbook (
id SERIAL NOT NULL,
about TEXT COLLATE "C" NOT NULL,
subject TEXT COLLATE "C" NOT NULL,
text TEXT COLLATE "C" NOT NULL,
entered_by INTEGER,
entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT playbook_about CHECK (about IN ('country', 'client')),
FOREIGN KEY(entered_by) REFERENCES person (id)
);

CREATE INDEX playbook_subject ON playbook (about, subject);

CREATE TABLE rule_decision (
id SERIAL NOT NULL,
rule_set INTEGER NOT NULL,
slot INTEGER NOT NULL,
person INTEGER NOT NULL,
foreseen TEXT COLLATE "C" DEFAULT '' NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT rule_decision_slot CHECK (slot IN (1, 2)),
FOREIGN KEY(rule_set) REFERENCES rule_set (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE UNIQUE INDEX rule_decision_once ON rule_decision (rule_set, slot);

CREATE TABLE signature (
id SERIAL NOT NULL,
sheet TEXT COLLATE "C" NOT NULL,
day DATE NOT NULL,
person INTEGER NOT NULL,
head TEXT COLLATE "C" NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT signature_sheet CHECK (sheet IN ('entry', 'exit')),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE INDEX signature_day ON signature (day, sheet);

CREATE TABLE matter (
id SERIAL NOT NULL,
reference TEXT COLLATE "C" NOT NULL,
office TEXT COLLATE "C" NOT NULL,
right_kind TEXT COLLATE "C" NOT NULL,
route TEXT COLLATE "C" DEFAULT 'direct' NOT NULL,
title TEXT COLLATE "C" DEFAULT '' NOT NULL,
classes JSONB DEFAULT '[]' NOT NULL,
status TEXT COLLATE "C" DEFAULT 'pending' NOT NULL,
client INTEGER,
owner INTEGER,
owner_as_recorded TEXT COLLATE "C" DEFAULT '' NOT NULL,
agent INTEGER,
agent_reference TEXT COLLATE "C" DEFAULT '' NOT NULL,
application_number TEXT COLLATE "C" DEFAULT '' NOT NULL,
publication_number TEXT COLLATE "C" DEFAULT '' NOT NULL,
registration_number TEXT COLLATE "C" DEFAULT '' NOT NULL,
responsible INTEGER,
backup INTEGER,
sign_off INTEGER,
facts JSONB DEFAULT '{}' NOT NULL,
family TEXT COLLATE "C" DEFAULT '' NOT NULL,
notes TEXT COLLATE "C" DEFAULT '' NOT NULL,
batch INTEGER,
take_over_day DATE,
void SMALLINT DEFAULT 0 NOT NULL,
void_reason TEXT COLLATE "C" DEFAULT '' NOT NULL,
version INTEGER DEFAULT 1 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(client) REFERENCES party (id),
FOREIGN KEY(owner) REFERENCES party (id),
FOREIGN KEY(agent) REFERENCES party (id),
FOREIGN KEY(responsible) REFERENCES person (id),
FOREIGN KEY(backup) REFERENCES person (id),
FOREIGN KEY(sign_off) REFERENCES person (id),
FOREIGN KEY(batch) REFERENCES import_batch (id)
);

CREATE INDEX matter_agent ON matter (agent) WHERE agent IS NOT NULL;

CREATE INDEX matter_backup ON matter (backup) WHERE backup IS NOT NULL;

CREATE UNIQUE INDEX matter_bare_reference ON matter (replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(reference), chr(32), ''), chr(9), ''), chr(160), ''), chr(8239), ''), chr(45), ''), chr(8208), ''), chr(8209), ''), chr(8210), ''), chr(8211), ''), chr(8212), ''), chr(47), ''), chr(65295), '')) WHERE void = 0;

CREATE INDEX matter_batch ON matter (batch) WHERE batch IS NOT NULL;

CREATE INDEX matter_client ON matter (client);

CREATE INDEX matter_office ON matter (office);

CREATE INDEX matter_owner ON matter (owner);

CREATE UNIQUE INDEX matter_reference ON matter (reference) WHERE void = 0;

CREATE TABLE owner_change_party (
id SERIAL NOT NULL,
change INTEGER NOT NULL,
party INTEGER NOT NULL,
before INTEGER,
after INTEGER NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(change) REFERENCES owner_change (id),
FOREIGN KEY(party) REFERENCES party (id),
FOREIGN KEY(before) REFERENCES party (id),
FOREIGN KEY(after) REFERENCES party (id)
);

CREATE UNIQUE INDEX owner_change_party_once ON owner_change_party (change, party);

CREATE TABLE address_decision (
id SERIAL NOT NULL,
matter INTEGER NOT NULL,
address INTEGER NOT NULL,
decision TEXT COLLATE "C" NOT NULL,
entered_by INTEGER,
entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT address_decision_known CHECK (decision IN ('proposed', 'taken', 'left')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(address) REFERENCES party_address (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
);

CREATE INDEX address_decision_address ON address_decision (address);

CREATE INDEX address_decision_matter ON address_decision (matter, address);

CREATE TABLE event (
id SERIAL NOT NULL,
matter INTEGER NOT NULL,
code TEXT COLLATE "C" NOT NULL,
day DATE NOT NULL,
paper_type TEXT COLLATE "C" DEFAULT '' NOT NULL,
notified DATE,
delivery TEXT COLLATE "C" DEFAULT '' NOT NULL,
period TEXT COLLATE "C" DEFAULT '' NOT NULL,
description TEXT COLLATE "C" DEFAULT '' NOT NULL,
answers TEXT COLLATE "C" DEFAULT '' NOT NULL,
about DATE,
source TEXT COLLATE "C" DEFAULT 'typed' NOT NULL,
batch INTEGER,
office_source SMALLINT DEFAULT 0 NOT NULL,
office_code TEXT COLLATE "C" DEFAULT '' NOT NULL,
evidence INTEGER,
entered_by INTEGER,
dated_by INTEGER,
verified_by INTEGER,
withdrawn SMALLINT DEFAULT 0 NOT NULL,
version INTEGER DEFAULT 1 NOT NULL,
PRIMARY KEY (id),
CONSTRAINT event_source CHECK (source IN ('typed', 'import')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(batch) REFERENCES import_batch (id),
FOREIGN KEY(evidence) REFERENCES evidence (id),
FOREIGN KEY(entered_by) REFERENCES person (id),
FOREIGN KEY(dated_by) REFERENCES person (id),
FOREIGN KEY(verified_by) REFERENCES person (id)
);

CREATE INDEX event_matter ON event (matter);

CREATE TABLE import_row (
id SERIAL NOT NULL,
batch INTEGER NOT NULL,
row_key TEXT COLLATE "C" NOT NULL,
matter INTEGER NOT NULL,
line INTEGER DEFAULT 0 NOT NULL,
content TEXT COLLATE "C" DEFAULT '' NOT NULL,
fresh SMALLINT DEFAULT 1 NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(batch) REFERENCES import_batch (id),
FOREIGN KEY(matter) REFERENCES matter (id)
);

CREATE INDEX import_row_batch ON import_row (batch);

CREATE INDEX import_row_key ON import_row (row_key);

CREATE TABLE office_number (
id SERIAL NOT NULL,
matter INTEGER NOT NULL,
kind TEXT COLLATE "C" NOT NULL,
typed TEXT COLLATE "C" NOT NULL,
normalised TEXT COLLATE "C" NOT NULL,
same_key TEXT COLLATE "C" NOT NULL,
findings TEXT COLLATE "C" DEFAULT '' NOT NULL,
reason TEXT COLLATE "C" DEFAULT '' NOT NULL,
entered_by INTEGER,
entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT office_number_kind CHECK (kind IN ('application', 'publication', 'registration')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
);

CREATE INDEX office_number_matter ON office_number (matter, kind);

CREATE INDEX office_number_same ON office_number (same_key);

CREATE TABLE owner_change_matter (
id SERIAL NOT NULL,
change INTEGER NOT NULL,
matter INTEGER NOT NULL,
before INTEGER NOT NULL,
after INTEGER NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(change) REFERENCES owner_change (id),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(before) REFERENCES party (id),
FOREIGN KEY(after) REFERENCES party (id)
);

CREATE INDEX owner_change_matter_matter ON owner_change_matter (matter);

CREATE UNIQUE INDEX owner_change_matter_once ON owner_change_matter (change, matter);

CREATE TABLE paper (
id SERIAL NOT NULL,
year INTEGER NOT NULL,
number INTEGER NOT NULL,
received DATE NOT NULL,
sender TEXT COLLATE "C" NOT NULL,
sender_name TEXT COLLATE "C" DEFAULT '' NOT NULL,
how TEXT COLLATE "C" NOT NULL,
what TEXT COLLATE "C" NOT NULL,
matter INTEGER,
evidence INTEGER,
entered_by INTEGER NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
state TEXT COLLATE "C" DEFAULT 'open' NOT NULL,
reason TEXT COLLATE "C" DEFAULT '' NOT NULL,
processed_by INTEGER,
processed_at TIMESTAMP WITH TIME ZONE,
PRIMARY KEY (id),
CONSTRAINT paper_sender CHECK (sender IN ('office', 'agent', 'client', 'other')),
CONSTRAINT paper_how CHECK (how IN ('post', 'email', 'portal', 'fax')),
CONSTRAINT paper_state CHECK (state IN ('open', 'processed')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(evidence) REFERENCES evidence (id),
FOREIGN KEY(entered_by) REFERENCES person (id),
FOREIGN KEY(processed_by) REFERENCES person (id)
);

CREATE INDEX paper_matter ON paper (matter);

CREATE UNIQUE INDEX paper_number ON paper (year, number);

CREATE INDEX paper_received ON paper (received);

CREATE TABLE title_act (
id SERIAL NOT NULL,
matter INTEGER NOT NULL,
kind TEXT COLLATE "C" NOT NULL,
day DATE,
giver TEXT COLLATE "C" DEFAULT '' NOT NULL,
taker TEXT COLLATE "C" DEFAULT '' NOT NULL,
owner INTEGER,
recorded DATE,
number TEXT COLLATE "C" DEFAULT '' NOT NULL,
evidence INTEGER,
note TEXT COLLATE "C" DEFAULT '' NOT NULL,
withdraws INTEGER,
entered_by INTEGER,
entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT title_act_kind CHECK (kind IN ('first_owner', 'assignment', 'merger', 'change_of_name', 'licence', 'withdrawn')),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(owner) REFERENCES party (id),
FOREIGN KEY(evidence) REFERENCES evidence (id),
FOREIGN KEY(withdraws) REFERENCES title_act (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
);

CREATE INDEX title_act_matter ON title_act (matter);

CREATE INDEX title_act_owner ON title_act (owner) WHERE owner IS NOT NULL;

CREATE TABLE wall (
id SERIAL NOT NULL,
client INTEGER,
matter INTEGER,
reason TEXT COLLATE "C" NOT NULL,
raised_by INTEGER NOT NULL,
raised_at TIMESTAMP WITH TIME ZONE NOT NULL,
lifted_by INTEGER,
lifted_at TIMESTAMP WITH TIME ZONE,
lift_reason TEXT COLLATE "C" DEFAULT '' NOT NULL,
PRIMARY KEY (id),
CONSTRAINT wall_around CHECK (client IS NULL AND matter IS NOT NULL OR client IS NOT NULL AND matter IS NULL),
FOREIGN KEY(client) REFERENCES party (id),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(raised_by) REFERENCES person (id),
FOREIGN KEY(lifted_by) REFERENCES person (id)
);

CREATE TABLE deadline (
id SERIAL NOT NULL,
matter INTEGER NOT NULL,
rule TEXT COLLATE "C" NOT NULL,
kind TEXT COLLATE "C" NOT NULL,
number INTEGER,
office TEXT COLLATE "C" NOT NULL,
right_kind TEXT COLLATE "C" NOT NULL,
trigger_key TEXT COLLATE "C" DEFAULT '' NOT NULL,
wording INTEGER NOT NULL,
nominal DATE NOT NULL,
due DATE NOT NULL,
act_by DATE NOT NULL,
final DATE NOT NULL,
opens DATE,
late_until DATE,
extensions JSONB,
restore_until DATE,
certainty TEXT COLLATE "C" DEFAULT 'law' NOT NULL,
digest TEXT COLLATE "C" DEFAULT '' NOT NULL,
state TEXT COLLATE "C" NOT NULL,
revision INTEGER DEFAULT 1 NOT NULL,
round INTEGER DEFAULT 1 NOT NULL,
rung INTEGER DEFAULT 0 NOT NULL,
typed SMALLINT DEFAULT 0 NOT NULL,
reason TEXT COLLATE "C" DEFAULT '' NOT NULL,
trigger_verified SMALLINT DEFAULT 0 NOT NULL,
cross_checked SMALLINT DEFAULT 0 NOT NULL,
unknown SMALLINT DEFAULT 0 NOT NULL,
responsible INTEGER,
assigned SMALLINT DEFAULT 0 NOT NULL,
backup INTEGER,
sign_off INTEGER,
cause TEXT COLLATE "C" DEFAULT '' NOT NULL,
closing_event INTEGER,
batch INTEGER,
entered_by INTEGER,
override INTEGER,
override_doubt SMALLINT DEFAULT 0 NOT NULL,
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
);

CREATE INDEX deadline_awaiting ON deadline (matter) WHERE state = 'awaiting_second';

CREATE INDEX deadline_docket ON deadline (act_by, id, final, unknown, office, kind, right_kind, responsible, backup, state, matter, wording) WHERE state IN ('awaiting_second', 'expected', 'extended', 'missed', 'open');

CREATE INDEX deadline_matter ON deadline (matter);

CREATE INDEX deadline_office ON deadline (office) WHERE state IN ('awaiting_second', 'expected', 'extended', 'missed', 'open');

CREATE TABLE event_check (
id SERIAL NOT NULL,
event INTEGER NOT NULL,
version INTEGER NOT NULL,
person INTEGER NOT NULL,
day DATE NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(event) REFERENCES event (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE INDEX event_check_event ON event_check (event);

CREATE TABLE event_revision (
id SERIAL NOT NULL,
event INTEGER NOT NULL,
version INTEGER NOT NULL,
code TEXT COLLATE "C" NOT NULL,
day DATE NOT NULL,
paper_type TEXT COLLATE "C" NOT NULL,
notified DATE,
delivery TEXT COLLATE "C" NOT NULL,
period TEXT COLLATE "C" NOT NULL,
withdrawn SMALLINT NOT NULL,
verified_by INTEGER,
PRIMARY KEY (id),
FOREIGN KEY(event) REFERENCES event (id)
);

CREATE UNIQUE INDEX event_revision_once ON event_revision (event, version);

CREATE TABLE paper_event (
id SERIAL NOT NULL,
paper INTEGER NOT NULL,
event INTEGER NOT NULL,
person INTEGER NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(paper) REFERENCES paper (id),
FOREIGN KEY(event) REFERENCES event (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE INDEX paper_event_event ON paper_event (event);

CREATE UNIQUE INDEX paper_event_once ON paper_event (paper, event);

CREATE TABLE wall_person (
id SERIAL NOT NULL,
wall INTEGER NOT NULL,
person INTEGER NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(wall) REFERENCES wall (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE UNIQUE INDEX wall_person_once ON wall_person (wall, person);

CREATE INDEX wall_person_person ON wall_person (person);

CREATE TABLE calendar_entry (
uid TEXT COLLATE "C" NOT NULL,
deadline INTEGER NOT NULL,
sequence INTEGER DEFAULT 0 NOT NULL,
content_hash TEXT COLLATE "C" NOT NULL,
status TEXT COLLATE "C" DEFAULT 'CONFIRMED' NOT NULL,
changed_at TIMESTAMP WITH TIME ZONE NOT NULL,
cancelled_on DATE,
PRIMARY KEY (uid),
FOREIGN KEY(deadline) REFERENCES deadline (id)
);

CREATE INDEX calendar_entry_deadline ON calendar_entry (deadline);

CREATE TABLE confirmation (
id SERIAL NOT NULL,
deadline INTEGER NOT NULL,
revision INTEGER NOT NULL,
round INTEGER NOT NULL,
slot INTEGER NOT NULL,
person INTEGER NOT NULL,
act TEXT COLLATE "C" NOT NULL,
day DATE NOT NULL,
number TEXT COLLATE "C" NOT NULL,
number_key TEXT COLLATE "C" GENERATED ALWAYS AS (replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(lower(number), chr(32), ''), chr(9), ''), chr(160), ''), chr(8239), ''), chr(45), ''), chr(8208), ''), chr(8209), ''), chr(8210), ''), chr(8211), ''), chr(8212), ''), chr(47), ''), chr(65295), '')) STORED,
amount TEXT COLLATE "C" DEFAULT '' NOT NULL,
evidence INTEGER,
note TEXT COLLATE "C" DEFAULT '' NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT confirmation_slot CHECK (slot IN (1, 2)),
CONSTRAINT confirmation_act CHECK (act IN ('filed', 'not_needed', 'abandoned', 'reopen')),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(person) REFERENCES person (id),
FOREIGN KEY(evidence) REFERENCES evidence (id)
);

CREATE UNIQUE INDEX confirmation_person_once ON confirmation (deadline, revision, round, person);

CREATE UNIQUE INDEX confirmation_slot_once ON confirmation (deadline, revision, round, slot);

CREATE TABLE date_change (
id SERIAL NOT NULL,
matter INTEGER NOT NULL,
event INTEGER,
deadline INTEGER,
version INTEGER NOT NULL,
what TEXT COLLATE "C" NOT NULL,
day DATE NOT NULL,
last_day DATE,
code TEXT COLLATE "C" DEFAULT '' NOT NULL,
paper_type TEXT COLLATE "C" DEFAULT '' NOT NULL,
notified DATE,
delivery TEXT COLLATE "C" DEFAULT '' NOT NULL,
period TEXT COLLATE "C" DEFAULT '' NOT NULL,
description TEXT COLLATE "C" DEFAULT '' NOT NULL,
base INTEGER,
reason TEXT COLLATE "C" NOT NULL,
evidence INTEGER,
person INTEGER NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT date_change_about CHECK (what IN ('correct', 'strike') AND event IS NOT NULL AND deadline IS NULL OR what IN ('override', 'restore', 'void') AND event IS NULL AND deadline IS NOT NULL),
CONSTRAINT date_change_days CHECK (last_day IS NULL OR last_day >= day),
FOREIGN KEY(matter) REFERENCES matter (id),
FOREIGN KEY(event) REFERENCES event (id),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(evidence) REFERENCES evidence (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE INDEX date_change_deadline ON date_change (deadline);

CREATE INDEX date_change_event ON date_change (event);

CREATE INDEX date_change_matter ON date_change (matter);

CREATE TABLE deadline_revision (
id SERIAL NOT NULL,
deadline INTEGER NOT NULL,
revision INTEGER NOT NULL,
nominal DATE NOT NULL,
due DATE NOT NULL,
act_by DATE NOT NULL,
final DATE NOT NULL,
opens DATE,
late_until DATE,
extensions JSONB,
restore_until DATE,
digest TEXT COLLATE "C" NOT NULL,
state TEXT COLLATE "C" NOT NULL,
cause TEXT COLLATE "C" NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(deadline) REFERENCES deadline (id)
);

CREATE UNIQUE INDEX deadline_revision_once ON deadline_revision (deadline, revision);

CREATE TABLE hand_off_item (
id SERIAL NOT NULL,
note INTEGER NOT NULL,
about TEXT COLLATE "C" NOT NULL,
deadline INTEGER,
event INTEGER,
paper INTEGER,
matter INTEGER,
state TEXT COLLATE "C" NOT NULL,
waiting_for TEXT COLLATE "C" DEFAULT '' NOT NULL,
sentence TEXT COLLATE "C" DEFAULT '' NOT NULL,
day DATE,
zone TEXT COLLATE "C" DEFAULT '' NOT NULL,
PRIMARY KEY (id),
CONSTRAINT hand_off_item_about CHECK (about IN ('deadline', 'second', 'verification', 'paper')),
CONSTRAINT hand_off_item_state CHECK (state IN ('open', 'blocked', 'waiting')),
FOREIGN KEY(note) REFERENCES hand_off (id),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(event) REFERENCES event (id),
FOREIGN KEY(paper) REFERENCES paper (id),
FOREIGN KEY(matter) REFERENCES matter (id)
);

CREATE INDEX hand_off_item_deadline ON hand_off_item (deadline);

CREATE INDEX hand_off_item_event ON hand_off_item (event);

CREATE INDEX hand_off_item_note ON hand_off_item (note);

CREATE INDEX hand_off_item_paper ON hand_off_item (paper);

CREATE TABLE reminder (
id SERIAL NOT NULL,
deadline INTEGER NOT NULL,
person INTEGER NOT NULL,
part TEXT COLLATE "C" NOT NULL,
toward TEXT COLLATE "C" NOT NULL,
tier INTEGER NOT NULL,
day DATE NOT NULL,
made DATE NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT reminder_part CHECK (part IN ('responsible', 'backup', 'supervisor', 'everyone')),
CONSTRAINT reminder_toward CHECK (toward IN ('due', 'final')),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE UNIQUE INDEX reminder_once ON reminder (deadline, person, toward, tier, day);

CREATE INDEX reminder_person ON reminder (person);

CREATE TABLE signed_line (
id SERIAL NOT NULL,
signature INTEGER NOT NULL,
person INTEGER NOT NULL,
entry INTEGER,
deadline INTEGER,
state TEXT COLLATE "C" DEFAULT '' NOT NULL,
explanation TEXT COLLATE "C" DEFAULT '' NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(signature) REFERENCES signature (id),
FOREIGN KEY(person) REFERENCES person (id),
FOREIGN KEY(deadline) REFERENCES deadline (id)
);

CREATE INDEX signed_line_entry ON signed_line (entry);

CREATE INDEX signed_line_signature ON signed_line (signature);

CREATE TABLE silence (
id SERIAL NOT NULL,
deadline INTEGER NOT NULL,
person INTEGER NOT NULL,
part TEXT COLLATE "C" NOT NULL,
day DATE NOT NULL,
since DATE NOT NULL,
made DATE NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT silence_part CHECK (part IN ('responsible', 'backup', 'supervisor', 'everyone')),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE UNIQUE INDEX silence_once ON silence (deadline, person, day);

CREATE TABLE substitution (
id SERIAL NOT NULL,
absence INTEGER NOT NULL,
deadline INTEGER NOT NULL,
person INTEGER NOT NULL,
entered_by INTEGER NOT NULL,
entered_at TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(absence) REFERENCES absence (id),
FOREIGN KEY(deadline) REFERENCES deadline (id),
FOREIGN KEY(person) REFERENCES person (id),
FOREIGN KEY(entered_by) REFERENCES person (id)
);

CREATE INDEX substitution_absence ON substitution (absence, deadline);

CREATE TABLE date_change_decision (
id SERIAL NOT NULL,
change INTEGER NOT NULL,
person INTEGER NOT NULL,
verdict TEXT COLLATE "C" NOT NULL,
day DATE,
last_day DATE,
note TEXT COLLATE "C" DEFAULT '' NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT date_change_verdict CHECK (verdict IN ('agreed', 'differs', 'refused', 'taken_back')),
FOREIGN KEY(change) REFERENCES date_change (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE UNIQUE INDEX date_change_decision_once ON date_change_decision (change);

CREATE TABLE hand_off_answer (
id SERIAL NOT NULL,
item INTEGER NOT NULL,
person INTEGER NOT NULL,
answer TEXT COLLATE "C" NOT NULL,
reason TEXT COLLATE "C" DEFAULT '' NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
CONSTRAINT hand_off_answer_kind CHECK (answer IN ('accepted', 'refused', 'kept')),
FOREIGN KEY(item) REFERENCES hand_off_item (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE INDEX hand_off_answer_item ON hand_off_answer (item);

CREATE TABLE reminder_seen (
id SERIAL NOT NULL,
reminder INTEGER NOT NULL,
person INTEGER NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(reminder) REFERENCES reminder (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE UNIQUE INDEX reminder_seen_once ON reminder_seen (reminder);

CREATE TABLE silence_answer (
id SERIAL NOT NULL,
silence INTEGER NOT NULL,
person INTEGER NOT NULL,
reason TEXT COLLATE "C" NOT NULL,
instant TIMESTAMP WITH TIME ZONE NOT NULL,
PRIMARY KEY (id),
FOREIGN KEY(silence) REFERENCES silence (id),
FOREIGN KEY(person) REFERENCES person (id)
);

CREATE UNIQUE INDEX silence_answer_once ON silence_answer (silence);

CREATE TABLE ipdocket.matter_text (rowid INTEGER PRIMARY KEY, words TEXT NOT NULL);

CREATE INDEX matter_text_words ON ipdocket.matter_text USING gin (words public.gin_trgm_ops);
