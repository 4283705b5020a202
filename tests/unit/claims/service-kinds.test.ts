/** What kind of service a line is, by public groups of codes, in our own words. */
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en/claim.json' with { type: 'json' };
import es from '../../../resources/locales/es/claim.json' with { type: 'json' };
import type { ClaimLine } from '../../../shared/model/claims/claim.ts';
import {
  findOwnWords,
  findServiceKind,
  type ServiceKind,
  serviceKinds,
} from '../../../shared/words/service-kinds.ts';

const line = (code: string | null, system: string | null = 'CPT', revenue: string | null = null) =>
  ({
    service: { text: 'In the plan’s words', code, system },
    revenue: revenue === null ? null : { text: null, code: revenue, system: 'Revenue code' },
  }) satisfies Pick<ClaimLine, 'service' | 'revenue'>;

describe('the kind of a service', () => {
  it.each<[string, ReturnType<typeof line>, ServiceKind | null]>([
    ['the first number of anesthesia', line('00100'), 'anesthesia'],
    ['the last number of anesthesia', line('01999'), 'anesthesia'],
    ['a number between groups', line('02000'), null],
    ['an operation', line('29881'), 'surgery'],
    ['a picture', line('70450'), 'imaging'],
    ['a lab test', line('80053'), 'lab'],
    ['a visit to an office', line('99213'), 'visit'],
    ['a number for no doctor', line('99211'), null],
    ['an emergency visit', line('99285'), 'emergency-visit'],
    ['a ride on the ground', line('A0429', 'HCPCS'), 'ground-ambulance'],
    ['a flight', line('A0430', 'HCPCS'), 'air-ambulance'],
    ['the miles of a flight', line('A0436', 'HCPCS'), 'air-ambulance'],
    ['written small', line('a0427', 'HCPCS'), 'ground-ambulance'],
    ['the revenue code where the service has none', line(null, null, '0450'), 'emergency-room'],
    ['a revenue code of three digits', line(null, null, '370'), 'anesthesia'],
    ['the service before the revenue code', line('80053', 'CPT', '0450'), 'lab'],
    ['a number of another list', line('80053', 'NDC'), null],
    ['a number of no list', line('80053', null), null],
    ['no revenue code but a longer number', line(null, null, '12345'), null],
    ['nothing', line(null, null), null],
  ])('%s', (_, of, kind) => {
    expect(findServiceKind(of)).toBe(kind);
  });

  it('stands beside the plan’s words for who reads Spanish, and in their place where it sent none', () => {
    expect([findOwnWords(line('80053'), 'es'), findOwnWords(line('80053'), 'en')]).toEqual(['lab', null]);
    const bare = { ...line('80053'), service: { text: null, code: '80053', system: 'CPT' } };
    expect(findOwnWords(bare, 'en-US')).toBe('lab');
  });

  it('has its own words in both languages, and no two the same', () => {
    for (const { serviceKind } of [en, es]) {
      expect(Object.keys(serviceKind).toSorted()).toEqual([...serviceKinds].toSorted());
      expect(new Set(Object.values(serviceKind)).size).toBe(serviceKinds.length);
    }
  });
});
