/** One drug of the list before it is FHIR. Codes below 9,990,000 are RxNorm's; the others are made up, like the drugs. */
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
  /** True when it is also in the short list of the supplement. */
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

const listDrug = (code: string, name: string, form: string, tier: Tier, more: Partial<ListedDrug> = {}) => ({
  code,
  name,
  form,
  tier,
  ...more,
});

export const listedDrugs: readonly ListedDrug[] = [
  listDrug('99900449', 'Presolin 10 mg tablet', 'Tablet', 'generic'),
  listDrug('99900450', 'Presolin 20 mg tablet', 'Tablet', 'generic', { short: true }),
  listDrug('99900451', 'Presolin 40 mg tablet', 'Tablet', 'generic'),
  listDrug('99900777', 'Flexamor 50 mg capsule', 'Capsule', 'preferred-brand', {
    limit: { text: '60 capsules in 30 days', count: 60, days: 30, perDay: 2 },
  }),
  listDrug('99900778', 'Flexamor 100 mg capsule', 'Capsule', 'non-preferred-brand', {
    approval: 'always',
    limit: { text: '30 capsules in 30 days', count: 30, days: 30, perDay: 1 },
  }),
  listDrug('99900888', 'Cardevan 5 mg tablet', 'Tablet', 'preferred-brand', { short: true }),
  listDrug('99900889', 'Cardevan 10 mg tablet', 'Tablet', 'non-preferred-brand', {
    step: 'always',
    note: 'Try *Cardevan 5 mg* for 30 days first.',
    short: true,
  }),
  listDrug('99900887', 'Cardevan 2.5 mg tablet', 'Tablet', 'preferred-brand', { status: 'inactive' }),
  listDrug('99900611', 'Soothex cream', 'Cream', 'generic'),
  listDrug('99900613', 'Calmirol 10 mg tablet', 'Tablet', 'generic'),
  listDrug('99900612', 'Calmirol powder', 'Powder', 'non-preferred-brand', { approval: 'always' }),
  listDrug('99900701', 'Jointrava 40 mg pen', 'Pen for injection', 'specialty', {
    approval: 'always',
    limit: { text: '2 pens in 28 days', count: 2, days: 28 },
    note: 'Comes by mail from a **specialty pharmacy**.',
  }),
  listDrug('99900702', 'Glucarin 5 mg tablet', 'Tablet', 'preferred-brand', { approval: 'new-starts' }),
  listDrug('99900703', 'Glucarin 10 mg tablet', 'Tablet', 'preferred-brand', { approval: 'new-starts' }),
  listDrug('99900704', 'Breathera inhaler', 'Inhaler', 'preferred-brand', {
    limit: { text: '1 inhaler in 30 days', count: 1, days: 30 },
    short: true,
  }),
  listDrug('99900705', 'Sleepanol 5 mg tablet', 'Tablet', 'non-preferred-brand', {
    step: 'new-starts',
    limit: { text: '15 tablets in 30 days', count: 15, days: 30 },
  }),
  listDrug('99900706', 'Lumivex eye drops', 'Eye drops', 'generic'),
  listDrug('99900707', 'Dermaclear gel', 'Gel', 'non-preferred-brand', { step: 'always' }),
  listDrug('861007', 'Metformin 500 mg tablet', 'Tablet', 'generic', { short: true }),
  listDrug('861004', 'Metformin 1000 mg tablet', 'Tablet', 'generic', { short: true }),
  listDrug('617312', 'Atorvastatin 10 mg tablet', 'Tablet', 'zero-cost-share-preventative', { short: true }),
  listDrug('617310', 'Atorvastatin 20 mg tablet', 'Tablet', 'zero-cost-share-preventative', { short: true }),
  listDrug('617311', 'Atorvastatin 40 mg tablet', 'Tablet', 'generic', { short: true }),
  listDrug('314076', 'Lisinopril 10 mg tablet', 'Tablet', 'generic', { short: true }),
  listDrug('314077', 'Lisinopril 20 mg tablet', 'Tablet', 'generic', { short: true }),
  listDrug('308191', 'Amoxicillin 500 mg capsule', 'Capsule', 'generic'),
  listDrug('197806', 'Ibuprofen 600 mg tablet', 'Tablet', 'generic', {
    limit: { text: '120 tablets in 30 days', count: 120, days: 30, perDay: 4 },
  }),
  listDrug('198051', 'Omeprazole 20 mg capsule', 'Capsule', 'generic', { short: true }),
  listDrug('312941', 'Sertraline 50 mg tablet', 'Tablet', 'generic', { short: true }),
];
