/** The step to schema 10: what whoever uses the app says of people, and which claims they have looked at. */

/** A name typed here stands before the plans'; `authority` is why somebody may see this person's records. */
const people = `
ALTER TABLE person ADD COLUMN own_name TEXT;
ALTER TABLE person ADD COLUMN authority TEXT
  CHECK (authority IN ('self', 'parent', 'power-of-attorney', 'representative'));

CREATE TABLE different_people (
  one_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  other_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  PRIMARY KEY (one_id, other_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX different_people_other ON different_people (other_id);
`;

/** A claim that was put away as looked at, with what there was to look at: it comes back when that changes. */
const lookedAt = `
CREATE TABLE looked_at (
  claim_id TEXT PRIMARY KEY,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  facts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX looked_at_connection ON looked_at (connection_id);
`;

export const peopleAsNamed = people + lookedAt;
