/** What leaves open whose records of a connection are, and what was answered. */
import type { Db } from '../../database/database.ts';
import type { PatientFacts } from '../../fhir/patients/patient-facts.ts';
import type { ConnectionBook } from '../subject.ts';
import { isDigest } from './answers.ts';
import { type AsideTable, sumCounts, type TypeCounts } from './aside-table.ts';
import {
  findFacts,
  type GivenAnswer,
  judgePatient,
  type OwnerDoubt,
  type WhoseFacts,
  type WhoseRow,
} from './judge-owner.ts';
import type { WhoseBook } from './whose-book.ts';

/** One cause, with what is known of whom it names. */
export type OpenCause = OwnerDoubt & {
  cause: string;
  answer: GivenAnswer['answer'] | null;
  counts: TypeCounts;
  /** What was erased: by the answer "not mine", or after it stayed open for long. */
  gone: TypeCounts;
  /** Where the records of somebody whom the person helps are kept. */
  fedId: string | null;
  /** The row of the table that decides now of a patient of the plan's own server; `null` for other causes. */
  row: WhoseRow | null;
  /** What the plan shows of the patient. */
  said: PatientFacts | null;
  /** How the sign-in's Patient links it. */
  link: string | null;
  /** Member numbers that the plan shows of the person, as `system|value`. */
  ownNumbers: readonly string[];
};

type CauseParts = { db: Db; connections: ConnectionBook; book: WhoseBook; aside: AsideTable };
type Row = { cause: string; answer: OpenCause['answer']; gone: string | null; fedId: string | null };

/** Most records first. */
export function listCauses({ db, connections, book, aside }: CauseParts, connectionId: string): OpenCause[] {
  const rows = db
    .prepare<[string], Row>(
      'SELECT cause, answer, gone, fed_id AS fedId FROM undecided WHERE connection_id = ? ORDER BY cause',
    )
    .all(connectionId);
  if (rows.length === 0) return [];
  const { patientId } = connections.get(connectionId);
  const facts = book.gather(connections.get(connectionId), { entries: [] });
  const count = aside.countAll(connectionId);
  return rows
    .map(({ gone, ...row }): OpenCause => {
      const known = describe(row, facts);
      const { cause, answer, fedId } = known;
      return {
        ...known,
        counts: count({ cause, answer, fedId }),
        gone: gone === null ? {} : (JSON.parse(gone) as TypeCounts),
      };
    })
    .filter(({ kind, name, answer, counts, gone, row }) => {
      // What was said when signing in is changed there.
      const isOfSignIn = kind === 'identity' && name === patientId && answer === 'own' && row !== 4;
      return !isOfSignIn && (answer !== null || sumCounts(counts) + sumCounts(gone) > 0);
    })
    .toSorted((a, b) => sumCounts(b.counts) - sumCounts(a.counts));
}

function describe(row: Omit<Row, 'gone'>, facts: WhoseFacts): Omit<OpenCause, 'counts' | 'gone'> {
  const doubt = readCause(row.cause);
  const id = doubt.kind === 'identity' ? doubt.name : null;
  const ownNumbers = facts.ownPatient?.facts.memberNumbers ?? [];
  // Whoever the person helped may have been taken away since.
  const isLost = row.answer === 'helped' && row.fedId === null;
  const answer = isLost ? null : row.answer;
  if (id === null) return { ...row, ...doubt, answer, row: null, said: null, link: null, ownNumbers };
  // An answer that was given about somebody else is asked for again.
  const judged = judgePatient(id, facts);
  const isAskedAgain = judged.whose === 'ask' && judged.row === 4;
  return {
    ...{ ...row, ...doubt, ownNumbers },
    answer: isAskedAgain ? null : answer,
    row: isAskedAgain ? 4 : judgePatient(id, { ...facts, findAnswer: () => null }).row,
    said: findFacts(id, facts),
    link: facts.patients.get(id)?.link ?? null,
  };
}

export function readCause(cause: string): OwnerDoubt {
  if (isDigest(cause)) return { kind: 'identity', name: null, place: null };
  const [kind, name, place] = JSON.parse(cause) as [OwnerDoubt['kind'], string | null, string | null];
  return { kind, name, place };
}
