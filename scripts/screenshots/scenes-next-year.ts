/** This year's claims under the rules of other plans: none yet, three of them, and the form. */
import type { PlanRules, ServiceClass, ServiceRule } from '../../shared/model/replay/plan-rules.ts';
import { connectPerson } from '../runtime/sample-people.ts';
import type { Studio } from './studio.ts';

const year = 2025;

function rule(serviceClass: ServiceClass | 'any', changes: Partial<ServiceRule>): ServiceRule {
  return {
    ...{ serviceClass, network: 'in', covered: 'yes', subject: 'yes', order: 'after' },
    ...{ copayCents: null, rate: null, rateMostCents: null, per: 'visit', mostDays: null },
    ...{ isWaivedIfAdmitted: false, mostVisits: null, firstVisitsFree: 0 },
    ...changes,
  };
}

type Amounts = { premium: number | null; deductible: number; limit: number; rate: number };

/** `rate`: of everything but visits and drugs, in percent; amounts are in dollars. */
function makePlan(name: string, amounts: Amounts, changes: Partial<PlanRules> = {}): PlanRules {
  const copay = { subject: 'no', order: null } as const;
  const drug = { ...copay, rate: null, rateMostCents: null, copay60Cents: null };
  return {
    ...{ name, year: year + 1, isOwn: false, papersOf: '2025-11-18', covers: 'person', providers: 'all-in' },
    premiumCents: amounts.premium === null ? null : amounts.premium * 100,
    deductibles: [
      {
        ...{ pool: 'all', network: 'in', familyCents: null, style: 'embedded' },
        personCents: amounts.deductible * 100,
      },
    ],
    limits: [{ network: 'in', personCents: amounts.limit * 100, familyCents: null, excluded: [] }],
    services: [
      rule('preventive', { ...copay, copayCents: 0 }),
      rule('primary-visit', { ...copay, copayCents: 25_00 }),
      rule('specialist-visit', { ...copay, copayCents: 50_00 }),
      rule('any', { rate: amounts.rate * 100 }),
    ],
    drugs: [1, 2, 3, 4].map((tier) => ({ ...drug, tier, copayCents: tier * 15_00, copay90Cents: null })),
    drugTiers: [],
    ...changes,
  };
}

export async function shootNextYear(studio: Studio): Promise<void> {
  const { ask, goTo, page, shoot, set } = studio;
  const { personId } = await connectPerson(studio, 'Rosa Medina');
  const screen = `/next-year?year=${year}`;
  await goTo(screen);
  await shoot('next-year-none');
  const save = (rules: PlanRules) => ask('nextYear.save', { personId, planId: null, rules });
  await save(
    makePlan(
      'Evergreen Health PPO',
      { premium: 226, deductible: 700, limit: 3400, rate: 20 },
      { isOwn: true, providers: 'as-claims' },
    ),
  );
  const { planId } = await save(
    makePlan('Harborlight Plus', { premium: 305, deductible: 250, limit: 2000, rate: 10 }),
  );
  await save(makePlan('Cedar Valley HSA', { premium: null, deductible: 2500, limit: 5000, rate: 30 }));
  // The page is told of its own commands alone.
  await set({});
  await goTo(screen);
  await shoot('next-year');
  await shoot('next-year-narrow', { width: 320 });
  for (const part of ['Services that come to another share', 'How each service is counted'])
    await page.locator('summary', { hasText: part }).click();
  await shoot('next-year-check');
  await goTo(`/next-year/plan?year=${year}&plan=${encodeURIComponent(planId)}`);
  await shoot('next-year-plan');
  const walter = await connectPerson(studio, 'Walter Osgood');
  const family = makePlan('Both of us', { premium: 1180, deductible: 1500, limit: 5000, rate: 20 });
  const { planId: familyId } = await save({
    ...family,
    ...{ covers: 'family', otherIds: [walter.personId] },
    source: { planId: '12345WA0010001-01', dated: '2025-10-21' },
    deductibles: family.deductibles.map((one) => ({ ...one, familyCents: 3000_00 })),
    limits: family.limits.map((one) => ({ ...one, familyCents: 10_000_00 })),
  });
  await set({});
  await goTo(screen);
  await shoot('next-year-family');
  await goTo(`/next-year/plan?year=${year}&plan=${encodeURIComponent(familyId)}`);
  await page.locator('summary', { hasText: 'Fill in from a Marketplace file' }).click();
  await shoot('next-year-family-plan');
  await set({ language: 'es', textScale: 2 });
  await goTo(screen);
  await shoot('next-year-es-large', { isWhole: false, height: 2400 });
  await goTo(`/next-year/plan?year=${year}&plan=${encodeURIComponent(familyId)}`);
  await shoot('next-year-family-plan-es-large', { isWhole: false, height: 2400 });
}

const listWords = {
  en: { bring: 'Get products and networks', drugs: 'Check drugs', doctors: 'Check doctors' },
  es: { bring: 'Obtener productos y redes', drugs: 'Revisar medicamentos', doctors: 'Revisar médicos' },
};

export async function shootPlanLists(studio: Studio): Promise<void> {
  const { shoot, set } = studio;
  await connectPerson(studio, 'Rosa Medina');
  await checkLists(studio, 'en');
  await shoot('plan-lists');
  await shoot('plan-lists-narrow', { width: 320 });
  await set({ language: 'es', textScale: 2 });
  await checkLists(studio, 'es');
  await shoot('plan-lists-es-large', { isWhole: false, height: 2400 });
}

async function checkLists({ page, goTo }: Studio, language: 'en' | 'es'): Promise<void> {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const words = listWords[language];
  await goTo('/next-year/lists');
  await press(words.bring);
  await press(words.drugs);
  await page
    .getByText(/Presolin 20 mg|Presolin/)
    .first()
    .waitFor();
  await page.locator('table').first().locator('td').first().waitFor();
  await press(words.doctors);
  await page.locator('table').nth(1).locator('td').first().waitFor();
}
