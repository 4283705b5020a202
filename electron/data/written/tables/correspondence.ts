/** Calls, letters and appeals about bills and claims. */

import { z } from 'zod';
import { AppealFacts } from '#shared/model/appeals/appeal';
import { CallFacts } from '#shared/model/bills/call';
import {
  LetterAnswers,
  LetterLanguage,
  LetterTemplate,
  LetterText,
  SentLetterFacts,
} from '#shared/model/bills/letter';
import { ServiceKinds } from '#shared/model/replay/plan-rules';
import { VisitCheckFacts } from '#shared/model/visits/visit-check';
import { connectionOfClaim } from '../../claims/keep/row-codec.ts';
import type { AboutColumns } from '../../correspondence/keep/find-about.ts';
import { ClaimRef, RowId } from '../file-format.ts';
import type { RefWriter } from '../file-refs.ts';
import type { Placed, PlaceParts, WrittenTable } from '../written-table.ts';

const FileAbout = z.union([z.strictObject({ bill: RowId }), z.strictObject({ claim: ClaimRef })]);
type FileAbout = z.infer<typeof FileAbout>;
type StoredAbout = Pick<AboutColumns, 'billId' | 'claimId'>;

function nameAbout({ billId, claimId }: StoredAbout, refs: RefWriter): FileAbout {
  return billId === null ? { claim: refs.nameClaim(claimId ?? '') } : { bill: billId };
}

/** As the columns of a row; what becomes of the entry where there is no such bill or claim. */
function findAbout(about: FileAbout, { refs, ids }: PlaceParts): AboutColumns | Placed {
  if ('bill' in about) {
    const billId = ids.find('bill', about.bill);
    return billId === null ? 'broken' : { billId, connectionId: null, claimId: null };
  }
  const claimId = refs.findClaim(about.claim);
  return claimId === null ? 'waiting' : { billId: null, connectionId: connectionOfClaim(claimId), claimId };
}

/** Of the rows about a person's bills and claims. */
const ofPerson = `LEFT JOIN bill ON bill.id = bill_id LEFT JOIN connection ON connection.id = connection_id
  WHERE coalesce(bill.person_id, connection.person_id) = ?`;

/** A call, or a letter that was sent. */
const FileCall = z.strictObject({
  id: RowId,
  about: FileAbout,
  facts: z.union([CallFacts, SentLetterFacts]),
});

export const calls: WrittenTable<z.infer<typeof FileCall>> = {
  kind: 'call',
  most: 10_000,
  entry: FileCall,
  *read({ db, personId, refs }) {
    const stored = db
      .prepare<[string], StoredAbout & { id: string; facts: string }>(
        `SELECT call.id, bill_id AS billId, claim_id AS claimId, call.facts FROM call ${ofPerson} ORDER BY call.rowid`,
      )
      .iterate(personId);
    for (const { id, facts, ...about } of stored)
      yield {
        id,
        about: nameAbout(about, refs),
        facts: JSON.parse(facts) as CallFacts | SentLetterFacts,
      };
  },
  place({ id: fileId, about, facts }, parts) {
    const found = findAbout(about, parts);
    if (typeof found === 'string') return found;
    const row = parts.ids.take('call', fileId);
    if (row === null) return 'broken';
    if (row.isHere) return 'here';
    parts.db
      .prepare('INSERT INTO call (id, bill_id, connection_id, claim_id, facts) VALUES (?, ?, ?, ?, ?)')
      .run(row.id, found.billId, found.connectionId, found.claimId, JSON.stringify(facts));
    return 'added';
  },
};

const FileLetter = z.strictObject({
  about: FileAbout,
  template: LetterTemplate,
  language: LetterLanguage,
  text: LetterText,
  /** Absent where the person wrote all of it. */
  answers: LetterAnswers.optional(),
});
type FileLetter = z.infer<typeof FileLetter>;

export const letters: WrittenTable<FileLetter> = {
  kind: 'letter',
  most: 4_000,
  entry: FileLetter,
  *read({ db, personId, refs }) {
    const stored = db
      .prepare<[string], StoredAbout & Omit<FileLetter, 'about' | 'answers'> & { answers: string | null }>(
        `SELECT bill_id AS billId, claim_id AS claimId, template, language, text, answers FROM letter ${ofPerson} ORDER BY letter.id`,
      )
      .iterate(personId);
    for (const { billId, claimId, answers, ...letter } of stored)
      yield {
        about: nameAbout({ billId, claimId }, refs),
        ...letter,
        ...(answers !== null && { answers: JSON.parse(answers) as LetterAnswers }),
      };
  },
  place({ about, template, language, text, answers }, parts) {
    const found = findAbout(about, parts);
    if (typeof found === 'string') return found;
    const { changes } = parts.db
      .prepare(
        `INSERT OR IGNORE INTO letter (bill_id, connection_id, claim_id, template, language, text, answers)
         VALUES (?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        ...[found.billId, found.connectionId, found.claimId, template, language, text],
        answers === undefined ? null : JSON.stringify(answers),
      );
    return changes > 0 ? 'added' : 'here';
  },
};

/** One row for a claim. */
function createClaimTable<Facts>(
  kind: 'appeal' | 'visit_check' | 'service_kind',
  facts: z.ZodType<Facts>,
): WrittenTable<{ claim: ClaimRef; facts: Facts }> {
  return {
    kind,
    most: 10_000,
    entry: z.strictObject({ claim: ClaimRef, facts }),
    *read({ db, personId, refs }) {
      const stored = db
        .prepare<[string], { claimId: string; facts: string }>(
          `SELECT claim_id AS claimId, facts FROM ${kind} JOIN connection ON connection.id = connection_id
           WHERE person_id = ? ORDER BY claim_id`,
        )
        .iterate(personId);
      for (const { claimId, facts: text } of stored)
        yield { claim: refs.nameClaim(claimId), facts: JSON.parse(text) as Facts };
    },
    place({ claim, facts: kept }, { db, refs }) {
      const claimId = refs.findClaim(claim);
      if (claimId === null) return 'waiting';
      const { changes } = db
        .prepare(`INSERT OR IGNORE INTO ${kind} (claim_id, connection_id, facts) VALUES (?, ?, ?)`)
        .run(claimId, connectionOfClaim(claimId), JSON.stringify(kept));
      return changes > 0 ? 'added' : 'here';
    },
  };
}

export const appeals = createClaimTable('appeal', AppealFacts);
export const visitChecks = createClaimTable('visit_check', VisitCheckFacts);
export const serviceKinds = createClaimTable('service_kind', ServiceKinds);
