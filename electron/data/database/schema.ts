/**
 * The schema as steps from one version (`user_version`) to the next. The first is all tables; a step that was released is
 * never edited: what changes after that is a step of its own at the end.
 */
import type Database from 'better-sqlite3-multiple-ciphers';
import { StoreError } from '../../errors.ts';
import { comparedPlans, serviceKinds } from './persons-own.ts';
import { tables } from './tables.ts';

/** The version of the first step. Lower ones were those of development, which nobody was given. */
export const firstVersion = 20;

export const steps: readonly string[] = [tables, comparedPlans, serviceKinds];

/** Today's version. */
export const schemaVersion = firstVersion + steps.length - 1;

/**
 * Brings the database to the version of the last step, one transaction a step. `before`: called ahead of the first step
 * that an existing database takes; nothing is changed when it throws.
 *
 * @throws {StoreError} store/newer when a newer Claimfolio made it, store/older when one from before the first release
 * did, or something else. Nothing is changed then.
 */
export function migrate(
  db: Database.Database,
  all: readonly string[] = steps,
  before: () => void = () => {},
): void {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version >= firstVersion + all.length)
    throw new StoreError('store/newer', 'The saved records were made by a newer Claimfolio.');
  const isNew = version === 0 && db.prepare('SELECT 1 FROM sqlite_schema').get() === undefined;
  if (version < firstVersion && !isNew)
    throw new StoreError('store/older', 'The saved records were made before the first release.');
  if (!isNew && version < firstVersion + all.length - 1) before();
  for (const [index, step] of all.entries()) {
    const next = firstVersion + index;
    if (next <= version) continue;
    db.transaction(() => {
      db.exec(step);
      db.pragma(`user_version = ${next}`);
    }).immediate();
  }
}
