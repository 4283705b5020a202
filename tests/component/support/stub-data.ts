/** What the stub bridge answers: invented people, plans and log rows. */
import type { AccessRow } from '#shared/model/access-log';
import type {
  ConnectionSummary,
  ConsentOffer,
  PayerEntry,
  PersonSummary,
  SyncEnd,
} from '#shared/model/connection';
import type { AppInfo, SamplePlanInfo, Settings } from '#shared/model/settings';
import { defaultSettings } from '#shared/model/settings';
import type { StubAnswers } from './stub-bridge.ts';

export const rosa: PersonSummary = { id: 'p-rosa', name: 'Rosa Medina', birthDate: '1984-05-09' };
export const walter: PersonSummary = { id: 'p-walter', name: 'Walter Osgood', birthDate: '1951-11-30' };

export const syncDone: SyncEnd = {
  connectionId: 'c-evergreen',
  outcome: 'done',
  newClaims: 3,
  changedClaims: 1,
  missing: [],
  failure: null,
};

/** A moment today, so that "today" is what the page says. */
function today(hours: number, minutes: number): string {
  const date = new Date();
  date.setHours(hours, minutes, 0, 0);
  return date.toISOString();
}

/** Rosa's plan, in order. */
export const evergreen: ConnectionSummary = {
  id: 'c-evergreen',
  personId: rosa.id,
  plan: { payerId: 'evergreen' },
  planName: 'Evergreen Health',
  planPhone: '1-800-555-0142',
  host: 'api.evergreen.example',
  isSample: false,
  state: 'connected',
  accessEndsAt: '2027-12-25T12:00:00Z',
  keepsUpToDate: true,
  origin: 'plan',
  granted: ['patient', 'claims', 'coverage'],
  notGranted: ['providers'],
  connectedAt: '2026-02-02T15:00:00Z',
  lastCheckedAt: today(0, 1),
  firstSyncDone: true,
  claims: 212,
  records: 0,
  syncing: null,
  lastEnd: syncDone,
};

/** Rosa's second plan, which wants her to sign in again. */
export const medicare: ConnectionSummary = {
  ...evergreen,
  id: 'c-medicare',
  plan: { payerId: 'medicare' },
  planName: 'Medicare',
  planPhone: '1-800-555-0199',
  host: 'data.medicare.example',
  state: 'sign-in-again',
  accessEndsAt: null,
  keepsUpToDate: false,
  notGranted: [],
  lastCheckedAt: '2026-03-20T12:04:00Z',
  claims: 38,
  records: 0,
  lastEnd: null,
};

export const payers: PayerEntry[] = [
  {
    id: 'evergreen',
    name: 'Evergreen Health',
    alsoKnownAs: ['EGH'],
    kind: 'plan',
    portalUrl: null,
    host: 'api.evergreen.example',
    isSample: false,
    needsClientId: false,
  },
  {
    id: 'medicare',
    name: 'Medicare',
    alsoKnownAs: ['Original Medicare', 'Part A', 'Part B'],
    kind: 'plan',
    portalUrl: null,
    host: 'data.medicare.example',
    isSample: false,
    needsClientId: true,
  },
];

export const samplePayers: PayerEntry[] = [
  {
    id: 'sample-evergreen',
    name: 'Evergreen Health (made up)',
    alsoKnownAs: [],
    kind: 'plan',
    portalUrl: null,
    host: '127.0.0.1:28421',
    isSample: true,
    needsClientId: false,
  },
  {
    id: 'sample-medicare',
    name: 'Sample Medicare',
    alsoKnownAs: [],
    kind: 'plan',
    portalUrl: null,
    host: '127.0.0.1:28421',
    isSample: true,
    needsClientId: false,
  },
];

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

export const samplePlanInfo: SamplePlanInfo = {
  plans: [
    { payerId: 'sample-evergreen', name: 'Evergreen Health (made up)' },
    { payerId: 'sample-medicare', name: 'Sample Medicare' },
  ],
  people: [
    {
      name: 'Rosa Medina',
      userName: 'rosa',
      password: 'knee-surgery-1',
      about: 'Working adult with ten years of claims',
      plan: 'Evergreen Health (made up)',
    },
    {
      name: 'Theo Medina',
      userName: 'theo',
      password: 'new-glasses-2',
      about: 'Child with dental and vision care',
      plan: 'Evergreen Health (made up)',
    },
    {
      name: 'Walter Osgood',
      userName: 'walter',
      password: 'medicare-blue-5',
      about: 'Older adult with Medicare and a second plan',
      plan: 'Sample Medicare',
    },
  ],
  fault: null,
};

const row: AccessRow = {
  id: 1,
  at: '2026-03-20T12:04:10Z',
  personId: rosa.id,
  personName: rosa.name,
  connectionId: evergreen.id,
  host: 'api.evergreen.example',
  what: 'claims',
  category: 'claims',
  page: 1,
  why: 'first-sync',
  result: 'ok',
  status: 200,
  records: 50,
  bytes: 412_311,
  method: 'GET',
  path: '/fhir/ExplanationOfBenefit',
  erased: false,
};

export const accessRows: AccessRow[] = [
  row,
  { ...row, id: 2, page: 2, records: 12, bytes: 98_004 },
  {
    ...row,
    id: 3,
    what: 'token',
    category: null,
    page: null,
    why: 'connect',
    host: 'login.evergreen.example',
    method: 'POST',
    path: '/oauth/token',
    records: null,
    bytes: 1_204,
  },
  {
    ...row,
    id: 4,
    what: 'provider',
    category: 'providers',
    page: null,
    result: 'refused',
    status: 403,
    records: null,
    bytes: 310,
    path: '/fhir/Practitioner/…',
  },
  {
    ...row,
    id: 5,
    what: 'print',
    category: null,
    page: null,
    why: 'you-asked',
    host: null,
    status: null,
    records: null,
    bytes: null,
    method: null,
    path: null,
  },
  { ...row, id: 6, personId: null, personName: null, erased: true, path: null, host: null },
];

/** The answers of an app with Rosa and Walter, two plans and a short access log. */
export function stubAnswers(): StubAnswers {
  let settings: Settings = defaultSettings;
  const info: AppInfo = { version: '0.1.0', storage: 'encrypted', dark: false, platform: 'linux' };
  let sample = samplePlanInfo;
  return {
    'app.info': () => info,
    'settings.get': () => settings,
    'settings.set': (next) => {
      settings = next;
      return settings;
    },
    'people.list': () => [rosa, walter],
    'coverage.list': () => [],
    'approvals.list': () => ({ approvals: [], plansWithout: [] }),
    'connection.list': () => [evergreen, medicare],
    'payers.search': ({ text }) =>
      [...payers, ...samplePayers].filter(({ name, alsoKnownAs }) =>
        [name, ...alsoKnownAs].join(' ').toLowerCase().includes(text.trim().toLowerCase()),
      ),
    'plans.offer': () => offer,
    'samplePlan.start': () => sample,
    'samplePlan.setFault': ({ fault }) => {
      sample = { ...sample, fault };
      return sample;
    },
    'connection.openBrowserAgain': () => ({}),
    'connection.cancelConnect': () => ({}),
    'connection.disconnect': () => ({ revoked: true }),
    'sync.start': () => ({}),
    'sync.cancel': () => ({}),
    'accessLog.list': ({ personId, offset, limit }) => {
      const rows = accessRows.filter((each) => personId === null || each.personId === personId);
      return {
        count: rows.length,
        rows: rows.slice(offset, offset + limit),
        complete: true,
        hosts: ['api.evergreen.example', 'login.evergreen.example'],
      };
    },
    'accessLog.saveCsv': () => ({ savedAs: '/home/rosa/access-log.csv' }),
    'data.eraseAll': () => ({}),
  };
}
