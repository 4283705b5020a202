/**
 * The tables of the records. What a person wrote stands in `persons-own.ts`, whose a record is in `whose-records.ts`.
 *
 * `resource` and `packed_json` hold what the plan sent and are the truth. `claim`, `claim_facts`, `claim_text`
 * and `record` are derived from them and are rebuilt when the reading changes (`archive/reading-version.ts`).
 */
import { personsOwn } from './persons-own.ts';
import { whoseRecords } from './whose-records.ts';

/**
 * Whom records are of, and where they come from. A name typed by whoever uses the app (`own_name`) stands before the
 * plans'; `authority` is why somebody may see this person's records.
 */
const people = `
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT,
  birth_date TEXT,
  own_name TEXT,
  authority TEXT CHECK (authority IN ('self', 'parent', 'power-of-attorney', 'representative')),
  facts TEXT
) STRICT;

CREATE TABLE different_people (
  one_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (one_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX different_people_other ON different_people (other_id);

CREATE TABLE connection (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  plan_phone TEXT,
  record TEXT NOT NULL
) STRICT;
`;

/**
 * What plans and files sent. `packed_json` is its JSON (`packed-json.ts`). `seen_in` is the download that brought it last; `whose`, what stood against a record that is
 * filed all the same; `has_namesake`, that a plan was seen to send another person's of the same type and id
 * (`archive/whose/namesakes.ts`). `unread_line` is text of opened files that is no record, `unreadable` what no reader of
 * ours could read.
 */
const archive = `
CREATE TABLE resource (
  key INTEGER PRIMARY KEY,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  full_url TEXT,
  version_id TEXT,
  last_updated TEXT,
  first_seen TEXT NOT NULL,
  seen_in TEXT NOT NULL,
  removed_at TEXT,
  mapping INTEGER NOT NULL DEFAULT 0,
  renewed INTEGER NOT NULL DEFAULT 0,
  whose TEXT,
  has_namesake INTEGER NOT NULL DEFAULT 0,
  UNIQUE (connection_id, type, id)
) STRICT;
CREATE INDEX resource_url ON resource (connection_id, full_url) WHERE full_url IS NOT NULL;
CREATE INDEX resource_whose ON resource (connection_id, whose) WHERE whose IS NOT NULL;

CREATE TABLE packed_json (
  key INTEGER PRIMARY KEY REFERENCES resource (key) ON DELETE CASCADE,
  frame BLOB NOT NULL
) STRICT;

CREATE TABLE provenance_target (
  key INTEGER NOT NULL REFERENCES resource (key) ON DELETE CASCADE,
  target TEXT NOT NULL,
  PRIMARY KEY (target, key)
) STRICT, WITHOUT ROWID;
CREATE INDEX provenance_target_key ON provenance_target (key);

CREATE TABLE waiting (
  key INTEGER PRIMARY KEY REFERENCES resource (key) ON DELETE CASCADE,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  refs TEXT NOT NULL
) STRICT;
CREATE INDEX waiting_connection ON waiting (connection_id);

CREATE TABLE unread_line (
  id INTEGER PRIMARY KEY,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  why TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (connection_id, digest)
) STRICT;

CREATE TABLE unreadable (
  key INTEGER PRIMARY KEY REFERENCES resource (key) ON DELETE CASCADE
) STRICT;

CREATE TABLE copied_record (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  copied_at TEXT NOT NULL,
  PRIMARY KEY (connection_id, type, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE sync_checkpoint (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  resource_type TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  PRIMARY KEY (connection_id, resource_type)
) STRICT, WITHOUT ROWID;
`;

/**
 * What is made of claims. `shown_on` of the history is `NULL` until the person was shown it, then the day on which they
 * were, and empty once it was called seen. `claim_digest` is what a subject makes of a whole claim (`part` names it), read
 * once and kept until the claim is written again; whoever needs it reads what is missing. The index of the search keeps
 * details of columns: with none, SQLite (3.53) loses rows of it where it deletes securely at once.
 */
const claims = `
CREATE TABLE claim (
  key INTEGER PRIMARY KEY REFERENCES resource (key) ON DELETE CASCADE,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  row TEXT NOT NULL,
  service_start TEXT,
  settled TEXT,
  before TEXT,
  finished INTEGER NOT NULL DEFAULT 0,
  changed INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX claim_connection ON claim (connection_id, service_start);

CREATE TABLE claim_facts (
  key INTEGER PRIMARY KEY REFERENCES claim (key) ON DELETE CASCADE,
  facts TEXT NOT NULL
) STRICT;

CREATE TABLE claim_history (
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL REFERENCES resource (key) ON DELETE CASCADE,
  seen_at TEXT NOT NULL,
  what TEXT NOT NULL,
  changes TEXT NOT NULL,
  shown_on TEXT
) STRICT;
CREATE INDEX claim_history_key ON claim_history (key);
CREATE INDEX claim_history_shown ON claim_history (shown_on);

CREATE VIRTUAL TABLE claim_text USING fts5 (words, detail = 'column', prefix = '1 2', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO claim_text (claim_text, rank) VALUES ('secure-delete', 1);

CREATE TABLE claim_digest (
  key INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  part TEXT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (key, part)
) STRICT, WITHOUT ROWID;

CREATE TABLE visit (
  first_key INTEGER NOT NULL REFERENCES resource (key) ON DELETE CASCADE,
  second_key INTEGER NOT NULL REFERENCES resource (key) ON DELETE CASCADE,
  same INTEGER,
  PRIMARY KEY (first_key, second_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_second ON visit (second_key);
`;

/** Health records and prior authorizations, derived from resources as claims are. */
const healthRecords = `
CREATE TABLE record (
  key INTEGER PRIMARY KEY REFERENCES resource (key) ON DELETE CASCADE,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  kind TEXT NOT NULL,
  day TEXT,
  trend TEXT,
  row TEXT NOT NULL,
  words TEXT NOT NULL
) STRICT;
CREATE INDEX record_kind ON record (connection_id, kind, day);
CREATE INDEX record_trend ON record (connection_id, trend, day) WHERE trend IS NOT NULL;
`;

/** The access log, as `access-log/access-log.ts` writes it; what is asked of an entry is read from its text. */
const accessLog = `
CREATE TABLE access_log (
  id INTEGER PRIMARY KEY,
  salt TEXT,
  entry TEXT,
  digest TEXT NOT NULL,
  chain TEXT NOT NULL,
  kind TEXT GENERATED ALWAYS AS (entry ->> '$.kind') VIRTUAL,
  person_id TEXT GENERATED ALWAYS AS (entry ->> '$.personId') VIRTUAL,
  connection_id TEXT GENERATED ALWAYS AS (entry ->> '$.connectionId') VIRTUAL,
  host TEXT GENERATED ALWAYS AS (entry ->> '$.host') VIRTUAL,
  attempt TEXT GENERATED ALWAYS AS (entry ->> '$.attempt') VIRTUAL,
  payer_id TEXT GENERATED ALWAYS AS (entry ->> '$.payerId') VIRTUAL,
  row_id INTEGER GENERATED ALWAYS AS (entry ->> '$.of') VIRTUAL
) STRICT;
CREATE INDEX access_log_kind ON access_log (kind, person_id);
CREATE INDEX access_log_host ON access_log (host) WHERE host IS NOT NULL;
CREATE INDEX access_log_end ON access_log (row_id) WHERE row_id IS NOT NULL;
`;

export const tables = people + archive + claims + healthRecords + accessLog + personsOwn + whoseRecords;
