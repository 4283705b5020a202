/** The plan's own insurance card, from plans that make one: an operation that answers for whoever signed in. */
import type { FhirError } from '../errors.ts';
import { readAnswer } from './read-answer.ts';
import { asFailureOfPart } from './refusals.ts';
import { isGranted, planUrl, type SyncRun } from './run.ts';

export type CardAsked = {
  /** Coverages on the card; 0 when the plan has no such operation or the person did not agree to all it tells. */
  coverages: number;
  refused: FhirError | null;
};

/**
 * Asks for the card. It names the person, so only with both the person's own record and coverages agreed to.
 *
 * @see CARIN Digital Insurance Card; Blue Button v3 `Patient/$generate-insurance-card`
 */
export async function syncInsuranceCard(run: SyncRun): Promise<CardAsked> {
  if (!run.makesCard || !isGranted(run, 'patient') || !isGranted(run, 'coverage'))
    return { coverages: 0, refused: null };
  try {
    return { coverages: await askCard(run), refused: null };
  } catch (error) {
    const refused = await asFailureOfPart(run, error);
    if (refused === null) throw error;
    return { coverages: 0, refused };
  }
}

async function askCard(run: SyncRun): Promise<number> {
  const { answer, store } = await readAnswer(run, {
    url: planUrl(run, 'Patient/$generate-insurance-card'),
    resourceType: 'Coverage',
    what: 'insurance-card',
    category: 'coverage',
    page: 1,
  });
  const now = run.clock.now();
  const checkpoint = {
    connectionId: run.connection.id,
    resourceType: 'Coverage|card',
    mode: 'full' as const,
    startedAt: new Date(answer.plansClock ?? now).toISOString(),
    since: null,
    nextUrl: null,
    pages: 1,
    done: true,
  };
  const { matches } = await store(checkpoint, { list: { end: null } });
  run.counts.pages += 1;
  run.progress.changed();
  return matches;
}
