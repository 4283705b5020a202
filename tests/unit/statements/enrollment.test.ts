/** When one may choose, by a dated table; a year that is not in it has no days. */
import { describe, expect, it } from 'vitest';
import { type EnrollmentWay, enrollmentWays } from '../../../shared/model/plans/enrollment-way.ts';
import {
  findAdvantageChange,
  findEnrollment,
  findKnownWay,
  parseEnrollmentSearch,
  sayEnrollment,
} from '../../../shared/words/papers/enrollment.ts';
import { wordsIn } from '../../support/sheets/paper-fixture.ts';

function say(way: EnrollmentWay, today: string, language: 'en' | 'es' = 'en', lastDay: string | null = null) {
  const { t, date } = wordsIn(language);
  return sayEnrollment(findEnrollment(way, today), { lastDay, t, date: (day) => date(day) ?? day });
}

describe('open enrollment', () => {
  it('103: the federal marketplace may end before the last day of the rule', () => {
    expect(say('healthcare-gov', '2026-11-30')).toBe(
      'Open enrollment on HealthCare.gov may end December 15, 2026. It ends by December 31, 2026 at the latest. Check HealthCare.gov.',
    );
    expect(say('healthcare-gov', '2026-12-16')).toMatch(/may have ended December 15, 2026\. .* December 31/);
    expect(say('healthcare-gov', '2027-01-01')).toMatch(/ended by December 31, 2026/);
  });

  it('N23: Medicare ends on December 7, in both languages', () => {
    expect(say('medicare', '2026-12-02')).toBe(
      'Medicare open enrollment ends December 7, 2026. Check Medicare.gov.',
    );
    expect(say('medicare', '2026-12-02', 'es')).toBe(
      'La inscripción abierta de Medicare termina el 7 de diciembre de 2026. Confirme en Medicare.gov.',
    );
    expect(say('medicare', '2026-12-07')).toMatch(/ends December 7/);
    expect(say('medicare', '2026-12-08')).toMatch(/for 2027 ended December 7, 2026/);
    expect(say('medicare', '2026-09-01')).toMatch(/is from October 15, 2026 to December 7, 2026/);
  });

  it('a year that is not in the table has no days, and none is worked out', () => {
    for (const way of ['medicare', 'healthcare-gov', 'state', 'federal'] as const) {
      expect(findEnrollment(way, '2027-10-20')).toEqual({ kind: 'stale', way, planYear: 2028 });
      expect(findEnrollment(way, '2025-11-01')).toMatchObject({ kind: 'stale', planYear: 2026 });
      expect(say(way, '2027-10-20')).toMatch(/has no enrollment days for 2028\. Check/);
      expect(say(way, '2027-10-20')).not.toMatch(/December|November/);
    }
    expect(findAdvantageChange('2027-10-20')).toBeNull();
    expect(findAdvantageChange('2025-12-01')).toBeNull();
  });

  it('members of Medicare Advantage may change once in the first three months', () => {
    expect(findAdvantageChange('2026-12-20')).toEqual({ from: '2027-01-01', until: '2027-03-31' });
    expect(findAdvantageChange('2027-03-31')).toEqual({ from: '2027-01-01', until: '2027-03-31' });
    expect(findAdvantageChange('2027-04-01')).toBeNull();
    expect(findEnrollment('medicare', '2027-02-01')).toMatchObject({ kind: 'dated', phase: 'over' });
  });

  it('an employer says its own day, a state its own days, and Medicaid is open all year', () => {
    expect(say('employer', '2026-12-02')).toMatch(/letter gives the days/);
    expect(say('employer', '2026-12-02', 'en', '2026-12-11')).toMatch(/You typed December 11, 2026/);
    expect(say('state', '2026-12-02')).toMatch(/sets its own days .* by December 31, 2026 at the latest/);
    expect(say('state', '2026-12-02')).not.toMatch(/December 15/);
    expect(say('medicaid', '2026-12-02')).toMatch(/at any time of the year/);
  });

  it('has words for each way on every day, and never counts down', () => {
    for (const language of ['en', 'es'] as const)
      for (const way of enrollmentWays)
        for (const day of ['2026-05-01', '2026-11-20', '2026-12-20', '2027-02-01', '2027-05-01'])
          expect(say(way, day, language)).not.toMatch(/undefined|\{\{|days? left|quedan|hurry/i);
  });
});

describe('how the person gets a plan', () => {
  it('is known of Medicare and of Medicaid alone, else it is asked', () => {
    expect(findKnownWay(['medical', 'medicare-part-b'])).toBe('medicare');
    expect(findKnownWay(['medicare-medicaid', 'medicaid'])).toBe('medicare');
    expect(findKnownWay(['medicaid'])).toBe('medicaid');
    expect(findKnownWay(['medicaid', 'dental'])).toBeNull();
    expect(findKnownWay(['medical'])).toBeNull();
    expect(findKnownWay([])).toBeNull();
  });

  it('is read from an address, what is odd in it left out', () => {
    expect(parseEnrollmentSearch({ way: 'state', lastDay: '2026-12-01' })).toEqual({
      way: 'state',
      lastDay: '2026-12-01',
    });
    expect(parseEnrollmentSearch({ way: 'best', lastDay: '2026-12' })).toEqual({});
  });
});
