/** Fixed answers about plans that no sample plan gives: what a plan elsewhere offers, and how a check ended. */
import type { Connected, ConsentOffer, SyncEnd } from '#shared/model/connection';
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
};

/** A sample plan that need not run: for those who choose another plan. */
export const samplePlan: SamplePlanInfo = {
  plans: [{ payerId: 'sample-evergreen', name: 'Sample Evergreen Health' }],
  people: [],
  fault: null,
};
