/** Fixed answers about plans that no sample plan gives: what a plan elsewhere offers, and how a check ended. */

import type { NotShown, Undecided } from '#shared/model/people/whose';
import type { Connected, ConsentOffer, SyncEnd } from '#shared/model/plans/connection';
import type { SamplePlanInfo } from '#shared/model/settings';
import { evergreen } from './family.ts';

export const offer: ConsentOffer = {
  planName: 'Evergreen Health',
  signInHost: 'login.evergreen.example',
  dataHost: 'api.evergreen.example',
  isSample: false,
  categories: [
    { category: 'patient', required: true },
    { category: 'claims', required: true },
    { category: 'coverage', required: true },
    { category: 'providers', required: false },
  ],
  canKeepUpToDate: true,
  accessMonths: 13,
  planSetsHowLong: false,
  endsOtherSignIns: false,
  needsClientId: false,
  registrationHost: null,
  client: {
    methods: ['public'],
    remembered: null,
    portalUrl: 'https://apps.evergreen.example/register',
    tokenHost: 'login.evergreen.example',
    needsRelay: false,
    redirectUrls: ['http://127.0.0.1:28431/callback', 'http://127.0.0.1:28432/callback'],
  },
  mayNotSupportApps: false,
};

/** A check that brought three claims. */
export const syncDone: SyncEnd = {
  connectionId: evergreen.id,
  outcome: 'done',
  newClaims: 3,
  changedClaims: 1,
  missing: [],
  failure: null,
};

/** A sign-in that gave all but the coverage. */
export const connected: Connected = {
  connectionId: evergreen.id,
  personId: evergreen.personId,
  granted: ['patient', 'claims'],
  notGranted: ['coverage'],
  onceOnly: false,
  said: { name: 'Rosa Medina', birthDate: '1984-05-09' },
  isNew: true,
};

/** A sample plan that need not run: for those who choose another plan. */
export const samplePlan: SamplePlanInfo = {
  plans: [{ payerId: 'sample-evergreen', name: 'Sample Evergreen Health' }],
  people: [],
  fault: null,
};

/** A question about whose some records are. */
export function undecided(over: Partial<Undecided> = {}): Undecided {
  return {
    ...{ connectionId: evergreen.id, planName: evergreen.planName, personId: evergreen.personId },
    ...{ cause: 'digest:p-2', kind: 'identity', why: 'not-linked', name: 'p-2', place: null },
    ...{ said: { name: 'Chauncey Invented', birthDate: '2016-10-23' }, isAdult: false, numberEnds: null },
    ...{ count: 14, claims: 13, cards: 1, others: 0, from: '2021-03-02', to: '2026-10-14', samples: [] },
    ...{ answer: null, helpedId: null, erased: 0 },
    ...over,
  };
}

/** Records of Rosa's plan that are in no list, so many of each FHIR type. */
export function notShown(
  reason: NotShown['reason'],
  counts: Record<string, number>,
  over: Partial<NotShown> = {},
): NotShown[] {
  return Object.entries(counts).map(([type, count]) => ({
    ...{ connectionId: evergreen.id, planName: evergreen.planName, personId: evergreen.personId },
    ...{ reason, resourceType: type || null, count },
    ...over,
  }));
}

/** Those that wait for an answer. */
export const asked = (counts: Record<string, number>) => notShown('asked', counts);
