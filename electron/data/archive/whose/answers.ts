/** What the person said of records that do not say clearly whose they are. */
import { createHash } from 'node:crypto';
import type { Db } from '../../database/database.ts';
import type { ComparedPerson } from '../../fhir/patients/patient-facts.ts';
import { causeOf, type GivenAnswer, type OwnerDoubt } from './judge-owner.ts';

type Row = { cause: string; answer: GivenAnswer['answer']; said: string | null; fed_id: string | null };

/** The answers of one connection, to be asked as long as none of them changes. */
export function readAnswers(db: Db, connectionId: string): (doubt: OwnerDoubt) => GivenAnswer | null {
  const rows = db
    .prepare<[string], Row>(
      'SELECT cause, answer, said, fed_id FROM undecided WHERE connection_id = ? AND answer IS NOT NULL',
    )
    .all(connectionId);
  const byCause = new Map(rows.map((row) => [row.cause, row]));
  return (doubt) => {
    if (byCause.size === 0) return null;
    const cause = causeOf(doubt);
    const row = byCause.get(cause) ?? byCause.get(digestCause(cause));
    if (row === undefined) return null;
    const { answer, said, fed_id: fedId } = row;
    if (said === null) return { answer, said, fedId };
    return { answer, said: isDigest(said) ? said : (JSON.parse(said) as ComparedPerson), fedId };
  };
}

/** What is left of a cause once the person said that it is somebody else's: enough to know it again. */
export function digestCause(cause: string): string {
  return `digest:${createHash('sha256').update(cause).digest('base64url')}`;
}

/** True for what {@link digestCause} made, and for the digest of a person. */
export function isDigest(cause: string): boolean {
  return cause.startsWith('digest:');
}
