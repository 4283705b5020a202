/** Nothing in the made-up records has happened after today; only what is planned, due or valid until then is later. */
import { describe, expect, it } from 'vitest';
import { makeSamplePlans } from '../../../electron/sample-plan/people/plans.ts';
import { listClaims } from './amounts.ts';

/** What lies ahead by its nature: when it is due or meant to happen, and until when it is good. */
const planned =
  /\.(?:expirationDate|dueDate|validityPeriod\.end|preAuthRefPeriod\.end|occurrence(?:DateTime|Period\.\w+))$/;

/** Until when Medicare's yes or no to a request holds. */
function isExpiry(value: unknown): boolean {
  return (
    JSON.stringify(value)?.includes('PA-DECISION-EXP-DT"') === true &&
    (value as { url?: string }).url !== undefined
  );
}

/** `path date` of each date in the record that is later than the day. */
function findLater(value: unknown, today: string, path = ''): string[] {
  if (isExpiry(value)) return [];
  if (typeof value === 'string')
    return /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(value) && value.slice(0, 10) > today && !planned.test(path)
      ? [`${path} ${value}`]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    findLater(inner, today, /^\d+$/.test(key) ? path : `${path}.${key}`),
  );
}

describe.each([
  '2024-02-29',
  '2026-01-01',
  '2026-01-02',
  '2026-03-19',
  '2026-06-21',
  '2026-12-31',
  '2027-01-15',
])('on %s', (now) => {
  const members = makeSamplePlans({ now, later: now }).flatMap((plan) => plan.members);
  it.each(members.map((member) => [member.person.id, member] as const))(
    '%s has no date after it',
    (_id, { own, claims, insuranceCard }) => {
      const records = [...own, ...listClaims(claims), ...(insuranceCard ? [insuranceCard] : [])];
      expect(records.length).toBeGreaterThan(0);
      const later = records.flatMap((record) =>
        findLater(record, now, (record as { resourceType: string }).resourceType),
      );
      expect([...new Set(later)]).toEqual([]);
    },
  );
});
