/** One drug of the list, not yet FHIR. Codes below 9,990,000 are RxNorm's; the others, and their drugs, are made up. */
export type ListedDrug = {
  code: string;
  name: string;
  form: string;
  tier: Tier;
  approval?: 'always' | 'new-starts';
  step?: 'always' | 'new-starts';
  /** How much in how many days; `perDay` where the list also has a daily limit. */
  limit?: { text: string; count: number; days: number; perDay?: number };
  note?: string;
  status?: 'active' | 'inactive';
  /** True when the short list of the supplement has it, too. */
  short?: boolean;
};

export const tiers = {
  'zero-cost-share-preventative': 'No cost: keeps you well',
  generic: 'Generic',
  'preferred-brand': 'Preferred brand',
  'non-preferred-brand': 'Other brand',
  specialty: 'Specialty',
} as const;
export type Tier = keyof typeof tiers;

export const listedDrugs: readonly ListedDrug[] = [
  { code: '99900449', name: 'Presolin 10 mg tablet', form: 'Tablet', tier: 'generic' },
  { code: '99900450', name: 'Presolin 20 mg tablet', form: 'Tablet', tier: 'generic', short: true },
  { code: '99900451', name: 'Presolin 40 mg tablet', form: 'Tablet', tier: 'generic' },
  {
    code: '99900777',
    name: 'Flexamor 50 mg capsule',
    form: 'Capsule',
    tier: 'preferred-brand',
    limit: { text: '60 capsules in 30 days', count: 60, days: 30, perDay: 2 },
  },
  {
    code: '99900778',
    name: 'Flexamor 100 mg capsule',
    form: 'Capsule',
    tier: 'non-preferred-brand',
    approval: 'always',
    limit: { text: '30 capsules in 30 days', count: 30, days: 30, perDay: 1 },
  },
  { code: '99900888', name: 'Cardevan 5 mg tablet', form: 'Tablet', tier: 'preferred-brand', short: true },
  {
    code: '99900889',
    name: 'Cardevan 10 mg tablet',
    form: 'Tablet',
    tier: 'non-preferred-brand',
    step: 'always',
    note: 'Try *Cardevan 5 mg* for 30 days first.',
    short: true,
  },
  {
    code: '99900887',
    name: 'Cardevan 2.5 mg tablet',
    form: 'Tablet',
    tier: 'preferred-brand',
    status: 'inactive',
  },
  { code: '99900611', name: 'Soothex cream', form: 'Cream', tier: 'generic' },
  { code: '99900613', name: 'Calmirol 10 mg tablet', form: 'Tablet', tier: 'generic' },
  {
    code: '99900612',
    name: 'Calmirol powder',
    form: 'Powder',
    tier: 'non-preferred-brand',
    approval: 'always',
  },
  {
    code: '99900701',
    name: 'Jointrava 40 mg pen',
    form: 'Pen for injection',
    tier: 'specialty',
    approval: 'always',
    limit: { text: '2 pens in 28 days', count: 2, days: 28 },
    note: 'Comes by mail from a **specialty pharmacy**.',
  },
  {
    code: '99900702',
    name: 'Glucarin 5 mg tablet',
    form: 'Tablet',
    tier: 'preferred-brand',
    approval: 'new-starts',
  },
  {
    code: '99900703',
    name: 'Glucarin 10 mg tablet',
    form: 'Tablet',
    tier: 'preferred-brand',
    approval: 'new-starts',
  },
  {
    code: '99900704',
    name: 'Breathera inhaler',
    form: 'Inhaler',
    tier: 'preferred-brand',
    limit: { text: '1 inhaler in 30 days', count: 1, days: 30 },
    short: true,
  },
  {
    code: '99900705',
    name: 'Sleepanol 5 mg tablet',
    form: 'Tablet',
    tier: 'non-preferred-brand',
    step: 'new-starts',
    limit: { text: '15 tablets in 30 days', count: 15, days: 30 },
  },
  { code: '99900706', name: 'Lumivex eye drops', form: 'Eye drops', tier: 'generic' },
  { code: '99900707', name: 'Dermaclear gel', form: 'Gel', tier: 'non-preferred-brand', step: 'always' },
  { code: '861007', name: 'Metformin 500 mg tablet', form: 'Tablet', tier: 'generic', short: true },
  { code: '861004', name: 'Metformin 1000 mg tablet', form: 'Tablet', tier: 'generic', short: true },
  {
    code: '617312',
    name: 'Atorvastatin 10 mg tablet',
    form: 'Tablet',
    tier: 'zero-cost-share-preventative',
    short: true,
  },
  {
    code: '617310',
    name: 'Atorvastatin 20 mg tablet',
    form: 'Tablet',
    tier: 'zero-cost-share-preventative',
    short: true,
  },
  { code: '617311', name: 'Atorvastatin 40 mg tablet', form: 'Tablet', tier: 'generic', short: true },
  { code: '314076', name: 'Lisinopril 10 mg tablet', form: 'Tablet', tier: 'generic', short: true },
  { code: '314077', name: 'Lisinopril 20 mg tablet', form: 'Tablet', tier: 'generic', short: true },
  { code: '308191', name: 'Amoxicillin 500 mg capsule', form: 'Capsule', tier: 'generic' },
  {
    code: '197806',
    name: 'Ibuprofen 600 mg tablet',
    form: 'Tablet',
    tier: 'generic',
    limit: { text: '120 tablets in 30 days', count: 120, days: 30, perDay: 4 },
  },
  { code: '198051', name: 'Omeprazole 20 mg capsule', form: 'Capsule', tier: 'generic', short: true },
  { code: '312941', name: 'Sertraline 50 mg tablet', form: 'Tablet', tier: 'generic', short: true },
];
