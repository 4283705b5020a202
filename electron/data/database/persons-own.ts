/**
 * Tables of what the person wrote down, and of what the app told them. Nothing in them comes from a plan: they stand
 * apart from records and go with the person, or with the plan whose claims they are about.
 */

/** What the person wrote down of paper, and what they paid: nothing of it comes from a plan. */
const bills = `
CREATE TABLE bill (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  facts TEXT NOT NULL,
  written_at TEXT NOT NULL
) STRICT;
CREATE INDEX bill_person ON bill (person_id);

CREATE TABLE bill_answer (
  bill_id TEXT NOT NULL REFERENCES bill (id) ON DELETE CASCADE,
  claim_id TEXT NOT NULL,
  is_meant INTEGER NOT NULL,
  PRIMARY KEY (bill_id, claim_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE bill_scan (
  bill_id TEXT PRIMARY KEY REFERENCES bill (id) ON DELETE CASCADE,
  facts TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE payment (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  bill_id TEXT REFERENCES bill (id) ON DELETE CASCADE,
  claim_id TEXT,
  facts TEXT NOT NULL
) STRICT;
CREATE INDEX payment_person ON payment (person_id);
CREATE INDEX payment_bill ON payment (bill_id);

CREATE TABLE payment_scan (
  payment_id TEXT PRIMARY KEY REFERENCES payment (id) ON DELETE CASCADE,
  facts TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

`;

/** What the person typed of the limits of a plan, for the plan year that begins in `year`. */
const limits = `
CREATE TABLE plan_limits (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  plan_id TEXT NOT NULL,
  year INTEGER NOT NULL,
  facts TEXT NOT NULL,
  PRIMARY KEY (connection_id, plan_id, year)
) STRICT, WITHOUT ROWID;
`;

/** Miles, premiums and accounts that the person wrote down for the worksheet of what they paid. */
const taxEntries = `
CREATE TABLE tax_entry (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  facts TEXT NOT NULL
) STRICT;
CREATE INDEX tax_entry_person ON tax_entry (person_id);
`;

/**
 * When the person last looked at what is new. A bill's last verdict stands with the one before, which is told with the
 * change of a claim.
 */
const news = `
CREATE TABLE last_look (
  person_id TEXT PRIMARY KEY REFERENCES person (id) ON DELETE CASCADE,
  day TEXT NOT NULL,
  before TEXT
) STRICT;

CREATE TABLE bill_verdict (
  bill_id TEXT PRIMARY KEY REFERENCES bill (id) ON DELETE CASCADE,
  verdict TEXT NOT NULL,
  before TEXT,
  shown_on TEXT
) STRICT;
`;

/** Calls and letters about a bill, or about a claim of a connection: they go with what they are about. */
const correspondence = `
CREATE TABLE call (
  id TEXT PRIMARY KEY,
  bill_id TEXT REFERENCES bill (id) ON DELETE CASCADE,
  connection_id TEXT REFERENCES connection (id) ON DELETE CASCADE,
  claim_id TEXT,
  facts TEXT NOT NULL
) STRICT;
CREATE INDEX call_bill ON call (bill_id);
CREATE INDEX call_claim ON call (claim_id);

CREATE TABLE letter (
  id INTEGER PRIMARY KEY,
  bill_id TEXT REFERENCES bill (id) ON DELETE CASCADE,
  connection_id TEXT REFERENCES connection (id) ON DELETE CASCADE,
  claim_id TEXT,
  template TEXT NOT NULL,
  language TEXT NOT NULL,
  text TEXT NOT NULL,
  answers TEXT
) STRICT;
CREATE UNIQUE INDEX letter_about ON letter (coalesce(bill_id, claim_id), template, language);
`;

/** What the person copied from a plan's letter of refusal, and how the appeal went. */
const appeals = `
CREATE TABLE appeal (
  claim_id TEXT PRIMARY KEY,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  facts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX appeal_connection ON appeal (connection_id);
`;

/** Claims that the person put into an episode, and charges that look alike which they put away. */
const episodes = `
CREATE TABLE episode_claim (
  claim_id TEXT PRIMARY KEY,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  episode_id TEXT NOT NULL,
  name TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX episode_claim_connection ON episode_claim (connection_id);

CREATE TABLE alike_put_away (
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  key TEXT NOT NULL,
  PRIMARY KEY (connection_id, key)
) STRICT, WITHOUT ROWID;
`;

/** Whether a visit that a plan paid for took place, as the person says: kept with the claim that is asked about. */
const visitChecks = `
CREATE TABLE visit_check (
  claim_id TEXT PRIMARY KEY,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  facts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX visit_check_connection ON visit_check (connection_id);
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

/** Plans that the person compares: their rules, as they copied them from a plan's papers. */
export const comparedPlans = `
CREATE TABLE compared_plan (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  facts TEXT NOT NULL
) STRICT;
CREATE INDEX compared_plan_person ON compared_plan (person_id);
`;

/** Kinds of service that the person chose for lines of a claim, in the place of what its codes say. */
export const serviceKinds = `
CREATE TABLE service_kind (
  claim_id TEXT PRIMARY KEY,
  connection_id TEXT NOT NULL REFERENCES connection (id) ON DELETE CASCADE,
  facts TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX service_kind_connection ON service_kind (connection_id);
`;

export const personsOwn =
  bills + limits + taxEntries + news + correspondence + appeals + episodes + visitChecks + lookedAt;
