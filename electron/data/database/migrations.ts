/**
 * The schema, as steps from one version to the next (`user_version`). A step that has shipped is never edited.
 *
 * `resource` and `resource_json` hold what the plan sent and are the truth. `claim`, `claim_facts`, `claim_text`
 * and `record` are derived from them and are rebuilt when the reading changes (`archive/reading-version.ts`).
 */
import type Database from 'better-sqlite3-multiple-ciphers';
import { StoreError } from '../../errors.ts';
import { peopleAsNamed } from './people-as-named.ts';
import { personsOwn, visitChecks } from './persons-own.ts';
import { whoseRecords } from './whose-records.ts';

const first = `
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE person (
  id TEXT PRIMARY KEY,
  name TEXT,
  birth_date TEXT
) STRICT;

CREATE TABLE connection (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id),
  plan_phone TEXT,
  record TEXT NOT NULL
) STRICT;

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
  UNIQUE (connection_id, type, id)
) STRICT;

CREATE TABLE resource_json (
  key INTEGER PRIMARY KEY REFERENCES resource (key) ON DELETE CASCADE,
  json TEXT NOT NULL
) STRICT;

CREATE TABLE waiting (
  key INTEGER PRIMARY KEY REFERENCES resource (key) ON DELETE CASCADE,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  refs TEXT NOT NULL
) STRICT;
CREATE INDEX waiting_connection ON waiting (connection_id);

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
CREATE INDEX claim_connection ON claim (connection_id);

CREATE TABLE claim_facts (
  key INTEGER PRIMARY KEY REFERENCES claim (key) ON DELETE CASCADE,
  facts TEXT NOT NULL
) STRICT;

CREATE TABLE claim_history (
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL REFERENCES resource (key) ON DELETE CASCADE,
  seen_at TEXT NOT NULL,
  what TEXT NOT NULL,
  changes TEXT NOT NULL
) STRICT;
CREATE INDEX claim_history_key ON claim_history (key);

CREATE VIRTUAL TABLE claim_text USING fts5 (words, detail = 'none', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO claim_text (claim_text, rank) VALUES ('secure-delete', 1);

CREATE TABLE visit (
  first_key INTEGER NOT NULL REFERENCES resource (key) ON DELETE CASCADE,
  second_key INTEGER NOT NULL REFERENCES resource (key) ON DELETE CASCADE,
  same INTEGER,
  PRIMARY KEY (first_key, second_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_second ON visit (second_key);

CREATE TABLE sync_checkpoint (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  resource_type TEXT NOT NULL,
  checkpoint TEXT NOT NULL,
  PRIMARY KEY (connection_id, resource_type)
) STRICT, WITHOUT ROWID;

CREATE TABLE access_log (
  id INTEGER PRIMARY KEY,
  person_id TEXT,
  host TEXT,
  salt TEXT,
  entry TEXT,
  digest TEXT NOT NULL,
  chain TEXT NOT NULL,
  erased_at TEXT
) STRICT;
CREATE INDEX access_log_person ON access_log (person_id);
`;

/** Health records and prior authorizations, derived from resources as claims are. Claims are listed by their day too. */
const records = `
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
CREATE INDEX resource_url ON resource (connection_id, full_url) WHERE full_url IS NOT NULL;

DROP INDEX claim_connection;
CREATE INDEX claim_connection ON claim (connection_id, service_start);
`;

/** Text of opened files that is no record: kept, exported and erased with the connection. */
const unreadLines = `
CREATE TABLE unread_line (
  id INTEGER PRIMARY KEY,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  digest TEXT NOT NULL,
  why TEXT NOT NULL,
  text TEXT NOT NULL,
  UNIQUE (connection_id, digest)
) STRICT;
`;

/**
 * Files once went into a plan's connection and could change what the plan had sent, without a trace. What is known to
 * be of a file moves to a connection of its own, with copies of whom and what it names; every plan is asked for
 * everything again, so that its word comes back. `seen_in` of a file is when it was opened.
 */
const filesApart = `
CREATE TEMP TABLE mixed AS
  SELECT connection_id AS old, connection_id || '-files' AS new, min(at) AS first_at, max(at) AS last_at
  FROM (SELECT connection_id, first_seen AS at FROM resource WHERE seen_in = 'file'
    UNION ALL SELECT connection_id, NULL FROM unread_line)
  WHERE connection_id IN (
    SELECT id FROM connection WHERE coalesce(json_extract(record, '$.origin'), 'plan') = 'plan')
  GROUP BY connection_id;

INSERT INTO connection (id, person_id, record)
  SELECT new, person_id, json_set(record,
    '$.origin', 'file', '$.payerId', NULL, '$.isSample', json('false'), '$.state', 'ended',
    '$.accessEndsAt', NULL, '$.keepsUpToDate', json('false'), '$.granted', json('[]'), '$.notGranted', json('[]'),
    '$.connectedAt', coalesce(first_at, json_extract(record, '$.connectedAt')),
    '$.lastCheckedAt', coalesce(last_at, json_extract(record, '$.connectedAt')),
    '$.firstSyncDone', json('true'), '$.lastEnd', NULL)
  FROM connection JOIN mixed ON id = old;

CREATE TEMP TABLE moved AS
  SELECT key, new FROM resource JOIN mixed ON connection_id = old WHERE seen_in = 'file';
UPDATE resource SET mapping = 0, connection_id = (SELECT new FROM moved WHERE moved.key = resource.key)
  WHERE key IN (SELECT key FROM moved);
UPDATE claim SET connection_id = (SELECT new FROM moved WHERE moved.key = claim.key)
  WHERE key IN (SELECT key FROM moved);
UPDATE record SET connection_id = (SELECT new FROM moved WHERE moved.key = record.key)
  WHERE key IN (SELECT key FROM moved);
UPDATE waiting SET connection_id = (SELECT new FROM moved WHERE moved.key = waiting.key)
  WHERE key IN (SELECT key FROM moved);
UPDATE unread_line SET connection_id = (SELECT new FROM mixed WHERE old = connection_id)
  WHERE connection_id IN (SELECT old FROM mixed);

INSERT OR IGNORE INTO resource (connection_id, type, id, full_url, version_id, last_updated, first_seen, seen_in)
  SELECT new, type, id, full_url, version_id, last_updated, first_seen, 'file' FROM resource JOIN mixed ON connection_id = old
  WHERE type IN ('Organization', 'Practitioner', 'PractitionerRole', 'Location', 'Medication');
INSERT INTO resource_json (key, json)
  SELECT copy.key, resource_json.json FROM mixed JOIN resource AS copy ON copy.connection_id = new
    JOIN resource AS source ON source.connection_id = old AND source.type = copy.type AND source.id = copy.id
    JOIN resource_json ON resource_json.key = source.key
  WHERE copy.key NOT IN (SELECT key FROM resource_json);

UPDATE resource SET seen_in = first_seen WHERE seen_in = 'file';
UPDATE setting SET value = '0' WHERE name = 'mapping' AND EXISTS (SELECT 1 FROM mixed);
DELETE FROM sync_checkpoint;
DROP TABLE moved;
DROP TABLE mixed;
`;

/** Resources that no reader of ours could read: kept, and not listed. */
const unreadable = `
CREATE TABLE unreadable (
  key INTEGER PRIMARY KEY REFERENCES resource (key) ON DELETE CASCADE
) STRICT;
`;

/**
 * The access log with a key, as `access-log/access-log.ts` writes it; what is asked of an entry is read from its text.
 * Rows without a key are carried on when the key is there, at the start after this step.
 */
const keyedLog = `
ALTER TABLE access_log RENAME TO first_access_log;
DROP INDEX access_log_person;
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

/**
 * Records that do not say clearly whose they are, by what leaves it open, and what the person answered. `json` is empty
 * once they are read as the person's own. Plans are asked for everything once more: what an earlier version took for
 * the person's is judged again.
 */
const undecided = `
CREATE TABLE undecided (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  cause TEXT NOT NULL,
  answer TEXT CHECK (answer IN ('own', 'left-out')),
  PRIMARY KEY (connection_id, cause)
) STRICT, WITHOUT ROWID;

CREATE TABLE undecided_record (
  connection_id TEXT NOT NULL,
  cause TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  full_url TEXT,
  seen_in TEXT NOT NULL,
  json TEXT,
  PRIMARY KEY (connection_id, type, id),
  FOREIGN KEY (connection_id, cause) REFERENCES undecided (connection_id, cause) ON DELETE CASCADE
) STRICT;
CREATE INDEX undecided_record_cause ON undecided_record (connection_id, cause);

DELETE FROM sync_checkpoint;
`;

/**
 * What a subject makes of a whole claim (`part` names it), read once and kept until the claim is written again; whoever
 * needs it reads what is missing.
 */
const claimDigests = `
CREATE TABLE claim_digest (
  key INTEGER NOT NULL REFERENCES claim (key) ON DELETE CASCADE,
  part TEXT NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (key, part)
) STRICT, WITHOUT ROWID;
`;

/**
 * The index of the search, made anew: SQLite's index of words loses rows where it keeps no details and deletes
 * securely at once (SQLite 3.53), so a search missed claims that had changed, and words of what was erased stayed in
 * it. What it held is overwritten.
 */
const searchIndexAnew = `
PRAGMA secure_delete = ON;
ALTER TABLE claim_text RENAME TO claim_text_before;
CREATE VIRTUAL TABLE claim_text USING fts5 (words, detail = 'column', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO claim_text (claim_text, rank) VALUES ('secure-delete', 1);
INSERT INTO claim_text (rowid, words) SELECT rowid, words FROM claim_text_before;
DROP TABLE claim_text_before;
PRAGMA secure_delete = OFF;
`;

/** Records of several people may bear one id: each is kept aside under what leaves it open. */
const asideByCause = `
DROP INDEX undecided_record_cause;
ALTER TABLE undecided_record RENAME TO undecided_record_before;
CREATE TABLE undecided_record (
  connection_id TEXT NOT NULL,
  cause TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  full_url TEXT,
  seen_in TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (connection_id, cause, type, id),
  FOREIGN KEY (connection_id, cause) REFERENCES undecided (connection_id, cause)
    ON DELETE CASCADE ON UPDATE CASCADE
) STRICT;
INSERT INTO undecided_record SELECT * FROM undecided_record_before ORDER BY rowid;
DROP TABLE undecided_record_before;
CREATE INDEX undecided_record_name ON undecided_record (connection_id, type, id);
`;

/**
 * Which records a plan was seen to send beside another person's of the same type and id (`archive/whose/namesakes.ts`):
 * those of earlier downloads whose namesake is kept aside.
 */
const namesakes = `
ALTER TABLE resource ADD COLUMN has_namesake INTEGER NOT NULL DEFAULT 0;
UPDATE resource SET has_namesake = 1 WHERE EXISTS (SELECT 1 FROM undecided_record AS aside
  WHERE aside.connection_id = resource.connection_id AND aside.type = resource.type AND aside.id = resource.id
    AND aside.seen_in = resource.seen_in);
`;

/** What came with a copy, and was not sent by the plan yet (`archive/copied-records.ts`). */
const copiedRecords = `
CREATE TABLE copied_record (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  copied_at TEXT NOT NULL,
  PRIMARY KEY (connection_id, type, id)
) STRICT, WITHOUT ROWID;
`;

/** Every step, oldest first; the schema's version is how many have run. */
export const migrations: readonly string[] = [
  first,
  records,
  unreadLines,
  filesApart,
  unreadable,
  keyedLog,
  undecided,
  personsOwn,
  visitChecks + claimDigests,
  peopleAsNamed,
  searchIndexAnew,
  whoseRecords,
  asideByCause,
  namesakes,
  copiedRecords,
];

/**
 * Brings the database to the newest version, one transaction a step.
 *
 * @throws {StoreError} store/newer when a newer Claimfolio made it
 */
export function migrate(db: Database.Database, steps: readonly string[] = migrations): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version > steps.length)
    throw new StoreError('store/newer', 'The saved records were made by a newer Claimfolio.');
  for (const [index, step] of steps.entries()) {
    if (index < version) continue;
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}
