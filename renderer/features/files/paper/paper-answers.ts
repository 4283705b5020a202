/** What is typed into the form about a paper, as texts, and the claim that it makes. */
import { mapNames } from '#shared/model/claims/amount-table';
import type { PaperClaim, PaperDecision, PaperFacts } from '#shared/model/files/paper';
import { paperAmounts } from '#shared/model/files/paper-amounts';
import { parseTypedCents } from '#shared/money';

/** `whose`: the id of a person here, or somebody new, who then has a name. */
export type PaperAnswers = Record<
  | 'planName'
  | 'whose'
  | 'patientName'
  | 'provider'
  | 'serviceStart'
  | 'serviceEnd'
  | 'claimNumber'
  | (typeof paperAmounts)[number],
  string
> & { decision: PaperDecision | 'unknown' };

export const noPaperAnswers: PaperAnswers = {
  planName: '',
  whose: '',
  patientName: '',
  provider: '',
  serviceStart: '',
  serviceEnd: '',
  claimNumber: '',
  ...mapNames(paperAmounts, () => ''),
  decision: 'decided',
};

/** A claim as the form shows it. */
export function answersFromPaper({ personId, facts }: PaperClaim): PaperAnswers {
  const amount = (cents: number | null) => (cents === null ? '' : (cents / 100).toFixed(2));
  return {
    planName: facts.planName,
    whose: personId,
    patientName: '',
    provider: facts.provider ?? '',
    serviceStart: facts.serviceStart,
    serviceEnd: facts.serviceEnd ?? '',
    claimNumber: facts.claimNumber ?? '',
    ...mapNames(paperAmounts, (name) => amount(facts.amounts[name] ?? null)),
    decision: facts.decision ?? 'unknown',
  };
}

export type PaperProblems = Partial<
  Record<
    keyof PaperAnswers,
    'plan' | 'whose' | 'name' | 'day' | 'future' | 'lastDay' | 'amount' | 'aboveBilled'
  >
>;

/** What must be mended before the claim can be kept. `today`: `YYYY-MM-DD`. */
export function findPaperProblems(answers: PaperAnswers, today: string): PaperProblems {
  const problems: PaperProblems = {};
  if (answers.planName.trim() === '') problems.planName = 'plan';
  if (answers.whose === '') problems.whose = 'whose';
  if (answers.whose === 'new' && answers.patientName.trim() === '') problems.patientName = 'name';
  if (answers.serviceStart === '') problems.serviceStart = 'day';
  else if (answers.serviceStart > today) problems.serviceStart = 'future';
  if (answers.serviceEnd > today) problems.serviceEnd = 'future';
  else if (answers.serviceEnd !== '' && answers.serviceEnd < answers.serviceStart)
    problems.serviceEnd = 'lastDay';
  for (const name of paperAmounts) {
    const cents = parseTypedCents(answers[name]);
    if (answers[name].trim() !== '' && (cents === null || cents < 0)) problems[name] = 'amount';
  }
  const billed = parseTypedCents(answers.billed);
  for (const name of paperAmounts) {
    const cents = parseTypedCents(answers[name]);
    if (billed !== null && cents !== null && cents > billed) problems[name] ??= 'aboveBilled';
  }
  return problems;
}

/** The claim of answers without problems. */
export function readPaperAnswers(answers: PaperAnswers): PaperFacts {
  const text = (name: 'provider' | 'claimNumber') => answers[name].trim() || null;
  const { decision, serviceStart, serviceEnd } = answers;
  return {
    planName: answers.planName.trim(),
    provider: text('provider'),
    serviceStart,
    ...(serviceEnd !== '' && serviceEnd !== serviceStart && { serviceEnd }),
    claimNumber: text('claimNumber'),
    amounts: mapNames(paperAmounts, (name) => parseTypedCents(answers[name])),
    decision: decision === 'unknown' ? null : decision,
  };
}
