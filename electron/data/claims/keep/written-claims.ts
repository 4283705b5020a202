import type { Db } from '../../database/database.ts';

/** The note that something about many claims was written: whose a plan is, its name. */
export const manyWritten = 0;
/** The note that visits were written, beside those of their claims. */
export const visitsWritten = -1;

/**
 * Has the database note the keys of claims that are written, so that rows in memory follow without a word from whoever
 * writes. A note goes with its write when that is undone. What comes by the ten thousand notes itself: a statement of
 * `ClaimTable` costs a seventh of a trigger.
 */
export function noteWrites(db: Db): void {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS claim_written (key INTEGER PRIMARY KEY);
    CREATE TEMP TRIGGER IF NOT EXISTS claim_settled AFTER UPDATE OF settled, changed, connection_id ON main.claim
      BEGIN INSERT OR IGNORE INTO claim_written VALUES (new.key); END;
    CREATE TEMP TRIGGER IF NOT EXISTS claim_deleted AFTER DELETE ON main.claim
      BEGIN INSERT OR IGNORE INTO claim_written VALUES (old.key); END;
    CREATE TEMP TRIGGER IF NOT EXISTS copy_confirmed AFTER DELETE ON main.copied_record
      WHEN old.type = 'ExplanationOfBenefit'
      BEGIN INSERT OR IGNORE INTO claim_written SELECT key FROM main.resource
        WHERE connection_id = old.connection_id AND type = old.type AND id = old.id; END;
    CREATE TEMP TRIGGER IF NOT EXISTS connection_moved AFTER UPDATE OF person_id ON main.connection
      BEGIN INSERT OR IGNORE INTO claim_written VALUES (${manyWritten}); END;
    CREATE TEMP TRIGGER IF NOT EXISTS visit_inserted AFTER INSERT ON main.visit
      BEGIN ${noteVisit('new')} END;
    CREATE TEMP TRIGGER IF NOT EXISTS visit_updated AFTER UPDATE ON main.visit
      BEGIN ${noteVisit('old')} ${noteVisit('new')} END;
    CREATE TEMP TRIGGER IF NOT EXISTS plan_renamed AFTER UPDATE OF record ON main.connection
      WHEN json_extract(new.record, '$.planName') IS NOT json_extract(old.record, '$.planName')
      BEGIN INSERT OR IGNORE INTO claim_written VALUES (${manyWritten}); END;
    CREATE TEMP TRIGGER IF NOT EXISTS visit_deleted AFTER DELETE ON main.visit
      BEGIN ${noteVisit('old')} END;
  `);
}

function noteVisit(row: 'old' | 'new'): string {
  return `INSERT OR IGNORE INTO claim_written
    VALUES (${visitsWritten}), (${row}.first_key), (${row}.second_key);`;
}
