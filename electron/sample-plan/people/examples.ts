/** What each of the made-up people may have written down about their claims. */
import type { Language } from '#shared/languages';
import type { Example } from '#shared/model/bills/example';
import type { ExampleMember } from '../make/example/example-texts.ts';
import { planMaxExample } from './max/max-example.ts';
import { people } from './people.ts';
import { planRosaExample } from './rosa/rosa-example.ts';
import { planTheoExample } from './theo/theo-example.ts';
import { planMedicareExample, planSupplementExample } from './walter/walter-example.ts';

export type ExampleQuestion = {
  /** The plans of one person of the app, each with the plan's own id for them. */
  members: readonly { connectionId: string; patientId: string | null }[];
  today: string;
  language: Language;
};

const plans: Partial<Record<string, (member: ExampleMember) => Example>> = {
  [people.rosa.id]: planRosaExample,
  [people.theo.id]: planTheoExample,
  [people.walter.id]: planSupplementExample,
  [people.walterMedicare.id]: planMedicareExample,
  [people.max.id]: planMaxExample,
};

/** The example of a person, from what each of their plans decided. */
export function planExample({ members, today, language }: ExampleQuestion): Example {
  const parts = members.flatMap(
    ({ connectionId, patientId }) => plans[patientId ?? '']?.({ connectionId, today, language }) ?? [],
  );
  return {
    bills: parts.flatMap(({ bills }) => bills),
    payments: parts.flatMap(({ payments }) => payments),
    appeals: parts.flatMap(({ appeals }) => appeals),
    limits: parts.flatMap(({ limits }) => limits),
    taxEntries: parts.flatMap(({ taxEntries }) => taxEntries),
    comparedPlans: parts.flatMap(({ comparedPlans }) => comparedPlans),
  };
}
