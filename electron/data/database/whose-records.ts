/**
 * Whose a record is, by the Patients that a plan shows (`archive/whose/judge-owner.ts`). `patient_seen` holds what they say,
 * that of the sign-in among them, which may bear another id; `patient_name` which ids are the person's, and by what;
 * `resource.whose` what stood against a record that is filed all the same. `fate` counts what a plan sent, by what became
 * of it. Plans are asked for everything once more: what was dropped without a word comes in, and is no news.
 */
export const whoseRecords = `
ALTER TABLE person ADD COLUMN facts TEXT;
ALTER TABLE resource ADD COLUMN whose TEXT;
CREATE INDEX resource_whose ON resource (connection_id, whose) WHERE whose IS NOT NULL;

CREATE TABLE patient_seen (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  facts TEXT,
  bears TEXT,
  link TEXT,
  is_read INTEGER NOT NULL DEFAULT 0,
  seen_in TEXT NOT NULL,
  PRIMARY KEY (connection_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE patient_name (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  id TEXT NOT NULL,
  is_sign_in INTEGER NOT NULL,
  PRIMARY KEY (connection_id, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE fate (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  source TEXT NOT NULL,
  pass TEXT NOT NULL,
  type TEXT NOT NULL,
  fate TEXT NOT NULL CHECK (
    fate IN ('filed', 'asked', 'apart', 'unreadable', 'refused', 'too-deep', 'too-large')),
  reason TEXT NOT NULL,
  count INTEGER NOT NULL,
  PRIMARY KEY (connection_id, source, pass, type, fate, reason)
) STRICT, WITHOUT ROWID;

ALTER TABLE undecided_record RENAME TO undecided_record_before;
ALTER TABLE undecided RENAME TO undecided_before;
DROP INDEX undecided_record_cause;

CREATE TABLE undecided (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  cause TEXT NOT NULL,
  answer TEXT CHECK (answer IN ('own', 'helped', 'left-out')),
  said TEXT,
  fed_id TEXT REFERENCES connection (id) ON DELETE SET NULL,
  asked_at TEXT,
  gone TEXT,
  PRIMARY KEY (connection_id, cause)
) STRICT, WITHOUT ROWID;

CREATE TABLE undecided_record (
  connection_id TEXT NOT NULL,
  cause TEXT NOT NULL,
  type TEXT NOT NULL,
  id TEXT NOT NULL,
  full_url TEXT,
  seen_in TEXT NOT NULL,
  json TEXT NOT NULL,
  PRIMARY KEY (connection_id, type, id),
  FOREIGN KEY (connection_id, cause) REFERENCES undecided (connection_id, cause)
    ON DELETE CASCADE ON UPDATE CASCADE
) STRICT;
CREATE INDEX undecided_record_cause ON undecided_record (connection_id, cause);

INSERT INTO undecided (connection_id, cause, answer) SELECT connection_id, cause, answer FROM undecided_before;
INSERT INTO undecided_record SELECT * FROM undecided_record_before WHERE json IS NOT NULL;
UPDATE resource SET whose = (SELECT cause FROM undecided_record_before AS before
    WHERE before.connection_id = resource.connection_id AND before.type = resource.type AND before.id = resource.id)
  WHERE EXISTS (SELECT 1 FROM undecided_record_before AS before WHERE json IS NULL
    AND before.connection_id = resource.connection_id AND before.type = resource.type AND before.id = resource.id);
DROP TABLE undecided_record_before;
DROP TABLE undecided_before;

UPDATE connection SET record = json_set(record, '$.isQuiet', json('true'))
  WHERE coalesce(json_extract(record, '$.origin'), 'plan') = 'plan';
DELETE FROM sync_checkpoint;
`;
