/**
 * Whose a record is, by the Patients that a plan shows (`archive/whose/judge-owner.ts`). `patient_seen` holds what they say,
 * that of the sign-in among them, which may bear another id; `patient_name` which ids are the person's, and by what. `fate`
 * counts what a plan sent, by what became of it. `undecided` is what leaves open whose records are, and what the person
 * answered; the records stand aside under it, since those of several people may bear one id.
 */
export const whoseRecords = `
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
  copied_at TEXT,
  PRIMARY KEY (connection_id, cause, type, id),
  FOREIGN KEY (connection_id, cause) REFERENCES undecided (connection_id, cause)
    ON DELETE CASCADE ON UPDATE CASCADE
) STRICT;
CREATE INDEX undecided_record_name ON undecided_record (connection_id, type, id);
`;
