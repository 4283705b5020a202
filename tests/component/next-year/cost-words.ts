import type { CostWords } from '../../../renderer/features/next-year/plan-answers.ts';

export const words: CostWords = {
  upTo: 'up to',
  aDay: 'per day',
  firstDays: (days) => `first ${days} days`,
  notCovered: 'Not covered',
  noLimit: 'No limit',
  perPerson: (amount) => `${amount} per person`,
  when: { no: 'deductible does not apply', after: 'after deductible', before: 'before deductible' },
};
