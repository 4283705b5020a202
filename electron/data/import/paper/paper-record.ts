/** A claim that a person typed from paper, as a record of the archive and back. Each element says what was typed. */
import type { ScanFacts } from '#shared/model/bills/scan';
import { mapNames } from '#shared/model/claims/amount-table';
import type { PaperDecision, PaperFacts } from '#shared/model/files/paper';
import { type PaperAmount, paperAmounts } from '#shared/model/files/paper-amounts';
import { paperSource } from '#shared/model/plans/plan-kind';
import { parseCents } from '#shared/money';
import { sortWords } from '#shared/split-words';
import { makeAttachment } from '../../claims/keep/claim-paper.ts';
import {
  codingsOf,
  type Json,
  listAt,
  numberAt,
  objectAt,
  type Resource,
  textAt,
} from '../../fhir/resource.ts';
import { digest } from '../make-record.ts';
import type { TableAmounts } from '../table/make-claims.ts';
import { codeOfAmount, makeMark, makeRecord, type Said } from '../table/make-resources.ts';

export const paperMark = makeMark(paperSource);

/** The address that stands for the papers of a plan of this name. */
export function baseOfPapers(planName: string): string {
  return `${paperSource}:${digest(sortWords(planName))}`;
}

const saidBy: Record<PaperDecision, Said> = {
  decided: { status: 'active', outcome: 'complete', payment: null },
  'not-paid': { status: 'active', outcome: 'complete', payment: 'denied' },
  deciding: { status: 'active', outcome: 'queued', payment: null },
};
const notSaid: Said = { status: 'active', outcome: null, payment: null };

/** `paper`: what is kept beside it. */
export function makePaperRecord(id: string, facts: PaperFacts, paper: ScanFacts | null): Resource {
  const { planName, provider, serviceStart: start, claimNumber: number, decision } = facts;
  const end = facts.serviceEnd ?? null;
  const amounts: TableAmounts = {};
  for (const name of paperAmounts) {
    const cents = facts.amounts[name] ?? null;
    if (cents !== null) amounts[name] = cents;
  }
  const line = { place: 1, start, end, description: null, amounts, rest: [] };
  const claim = { number, start, end, decidedOn: null, provider, status: null, kind: null };
  const said = decision === null ? notSaid : saidBy[decision];
  const record = makeRecord({ ...claim, lines: [line], amounts }, { id, mark: paperMark, planName, said });
  return paper === null ? record : { ...record, supportingInfo: [makeAttachment(id, paper)] };
}

/** What was typed of a record that {@link makePaperRecord} made. */
export function readPaperRecord(record: Json): PaperFacts {
  const [number] = listAt(record, 'identifier');
  const [provider] = listAt(record, 'contained');
  const end = textAt(objectAt(record, 'billablePeriod'), 'end');
  return {
    planName: textAt(objectAt(record, 'insurer'), 'display') ?? '',
    provider: textAt(provider, 'name'),
    serviceStart: textAt(objectAt(record, 'billablePeriod'), 'start') ?? '',
    ...(end !== null && { serviceEnd: end }),
    claimNumber: textAt(number, 'value'),
    amounts: mapNames(paperAmounts, (name) => readAmount(record, name)),
    decision: readDecision(record),
  };
}

function readAmount(record: Json, amount: PaperAmount): number | null {
  const found = listAt(record, 'total').find((total) =>
    codingsOf(objectAt(total, 'category')).some((coding) => textAt(coding, 'code') === codeOfAmount(amount)),
  );
  const value = numberAt(objectAt(found, 'amount'), 'value');
  return value === null ? null : parseCents(value);
}

function readDecision(record: Json): PaperDecision | null {
  const outcome = textAt(record, 'outcome');
  if (outcome === null) return null;
  if (outcome === 'queued') return 'deciding';
  const [payment] = codingsOf(objectAt(objectAt(record, 'payment'), 'type'));
  return textAt(payment, 'code') === 'denied' ? 'not-paid' : 'decided';
}
