/** Made-up drugs and doctors with more to say than those of the sample plan's lists. */
import type {
  DirectoryAnswer,
  DirectoryEntry,
  DrugAnswer,
  DrugPlan,
  ListedDrug,
  LookupSource,
} from '#shared/model/plans/lookup';
import { evergreen } from '../support/family.ts';

export const lakesSource: LookupSource = {
  payerId: 'lakes',
  name: 'Lakes Supplement',
  drugsHost: 'api.lakes.example',
  directoryHost: null,
  isYours: false,
};

const plan = (id: string, name: string): DrugPlan => ({
  id: `InsurancePlan/${id}`,
  name,
  identifiers: [id],
  start: '2026-01-01',
  end: '2026-12-31',
  lastUpdated: null,
  isYours: false,
});
/** Products of which none is the person's. */
export const silver: DrugPlan = plan('silver', 'Evergreen Silver');
export const bronze: DrugPlan = plan('bronze', 'Evergreen Bronze');

export const metformin: ListedDrug = {
  id: 'Basic/item-1',
  name: { text: 'metformin hydrochloride 500 MG Oral Tablet', code: '861007', system: 'RxNorm' },
  alsoCalled: ['metformin Oral Product'],
  rxNormCodes: ['861007'],
  listName: 'Evergreen Gold',
  doseForm: 'Tablet',
  tier: { text: 'Tier 1', code: 'generic', system: null },
  costs: [
    {
      pharmacy: '1-month-in-retail',
      copayCents: 450,
      coinsurancePercent: null,
      copayOption: 'after-deductible',
      coinsuranceOption: null,
    },
    {
      pharmacy: '3-month-in-retail',
      copayCents: null,
      coinsurancePercent: 20,
      copayOption: null,
      coinsuranceOption: null,
    },
    {
      pharmacy: '3-month-in-mail',
      copayCents: 0,
      coinsurancePercent: 0,
      copayOption: 'no-charge',
      coinsuranceOption: 'coinsurance-not-applicable',
    },
    {
      pharmacy: '1-month-out-retail',
      copayCents: null,
      coinsurancePercent: null,
      copayOption: null,
      coinsuranceOption: null,
    },
  ],
  priorAuthorization: true,
  priorAuthorizationNewStartsOnly: true,
  stepTherapy: false,
  stepTherapyNewStartsOnly: null,
  quantityLimit: true,
  quantityLimitText: null,
  quantityRules: [
    { kind: 'rolling', amount: 60, unit: null, days: 30, withinDays: null },
    { kind: 'per-day', amount: 2, unit: 'tablets', days: 1, withinDays: null },
    { kind: 'days-supply', amount: 2, unit: null, days: 30, withinDays: 365 },
  ],
  mailOrder: null,
  availability: 'active',
  start: '2026-01-01',
  end: '2026-12-31',
  notes: ['Fill it at a pharmacy of the network.'],
  alternatives: [{ text: 'glipizide 5 MG Oral Tablet', code: null, system: null }],
  unread: [],
  technical: [],
  lastUpdated: '2026-01-15T12:00:00Z',
};

const allWeek = { days: ['mon', 'tue', 'wed', 'thu', 'fri'], allDay: false, from: '08:00', to: '17:00' };

export const doctor: DirectoryEntry = {
  id: 'Practitioner/imani',
  kind: 'practitioner',
  name: 'Imani Okafor, MD',
  npi: '1111111112',
  qualifications: [
    {
      what: { text: 'MD', code: null, system: null },
      issuer: 'State of Oregon',
      status: 'active',
      validIn: [{ text: null, code: 'OR', system: null }],
      numbers: ['L-77'],
      start: '2020-02-01',
      end: null,
    },
  ],
  delivery: [
    {
      method: { text: null, code: 'virtual', system: null },
      ways: [
        { text: null, code: 'phone', system: null },
        { text: 'Home robot', code: 'robot', system: null },
      ],
    },
    { method: { text: null, code: 'physical', system: null }, ways: [] },
  ],
  specialties: [{ text: 'Heart doctor', code: 'x', system: 'NUCC' }],
  types: [{ text: 'Group practice', code: 'prvgrp', system: null }],
  organizations: ['Cedar Hospital'],
  locations: [
    {
      name: 'North clinic',
      types: [{ text: 'Outpatient clinic', code: 'OF', system: null }],
      address: '1 Oak St, Spokane, WA 99201',
      phones: [{ name: null, number: '555-0111', hours: [{ ...allWeek, days: ['sat', 'sun'] }] }],
      hours: [allWeek],
      accessibility: [{ text: null, code: 'pubtrans', system: null }],
      newPatients: [{ accepts: 'existing-only', network: 'Evergreen Wide' }],
    },
  ],
  moreLocations: 0,
  phones: [{ name: 'Ada Bell, Billing', number: '555-0100', hours: [] }],
  hours: [],
  websites: ['https://cedar.example'],
  networks: ['Evergreen Select'],
  newPatients: [{ accepts: 'new', network: 'Evergreen Select' }],
  languages: [{ text: null, code: 'es', system: null }],
  active: true,
  end: null,
  verifiedOn: '2026-03-01T12:00:00Z',
  unread: [],
  technical: [],
};

/** The list's answer with that drug, as when it was found at once. */
export const foundMetformin: DrugAnswer = {
  host: evergreen.host,
  lookedFor: ['metformin'],
  drugs: [metformin],
  contacts: [],
  product: { unread: [], technical: [] },
  more: false,
};

/** The directory's answer with that doctor. */
export const foundDoctor: DirectoryAnswer = {
  host: evergreen.host,
  entries: [doctor],
  more: false,
  understood: null,
};
