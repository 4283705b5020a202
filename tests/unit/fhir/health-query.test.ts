import { describe, expect, it } from 'vitest';
import type { HealthSearch } from '../../../electron/data/archive/search-form.ts';
import {
  filtersOf,
  firstHealthSearch,
  healthQuery,
  isHealthCategory,
  nextHealthSearch,
  partsOf,
} from '../../../electron/fhir/health-query.ts';
import { maskPath } from '../../../electron/fhir/mask-path.ts';
import {
  type HealthType,
  searchedTypes,
  typesOfCategory,
} from '../../../shared/model/health/health-kinds.ts';
import { healthCategories } from '../../../shared/model/plans/connection.ts';

const whole = (type: HealthType) => ({ patientId: 'p1', type, part: null, since: null });

/** Every search for a type that is made when all are refused, without the person. */
function searches(type: HealthType, status: number | null): string[] {
  const asked: string[] = [];
  for (let search: HealthSearch | null = firstHealthSearch(whole(type)); search !== null; ) {
    asked.push(healthQuery(whole(type), search).replace(`${type}?patient=p1`, ''));
    search = nextHealthSearch(whole(type), search, status);
  }
  return asked;
}

describe('searches of health records', () => {
  it('name the person and a page size, and the size goes first after a 400', () => {
    expect(searches('Procedure', 400)).toEqual(['&_count=50', '']);
    expect(searches('Procedure', 403)).toEqual(['&_count=50']);
  });

  it('go from the searches that plans must have to plain ones', () => {
    expect(searches('CarePlan', 422)).toEqual(['&category=assess-plan&_count=50', '&_count=50']);
    expect(searches('CareTeam', 422)).toEqual([
      '&_count=50',
      '&status=proposed,active,suspended,inactive&_count=50',
    ]);
    expect(searches('MedicationRequest', 422)).toHaveLength(3);
    expect(searches('MedicationRequest', 400)).toHaveLength(filtersOf(whole('MedicationRequest')).length * 2);
    expect(searches('MedicationRequest', null)[0]).toContain('&_include=MedicationRequest:medication');
  });

  it('do without provenance first, and ask for it again with each plainer filter', () => {
    const asked: string[] = [];
    const searched = whole('CarePlan');
    const first = { ...firstHealthSearch(searched), provenance: true };
    for (let search: HealthSearch | null = first; search !== null; ) {
      asked.push(healthQuery(searched, search).replace('CarePlan?patient=p1', ''));
      search = nextHealthSearch(searched, search, 403);
    }
    expect(asked).toEqual([
      '&category=assess-plan&_revinclude=Provenance:target&_count=50',
      '&category=assess-plan&_count=50',
      '&_revinclude=Provenance:target&_count=50',
      '&_count=50',
    ]);
  });

  it('ask for one category, and only for what changed', () => {
    const question = {
      patientId: 'a b',
      type: 'Observation',
      part: 'laboratory',
      since: '2026-01-01T00:00:00.000Z',
    } as const;
    expect(healthQuery(question, { filter: 'none', pageSize: false })).toBe(
      'Observation?patient=a%20b&category=laboratory&_lastUpdated=ge2026-01-01T00:00:00.000Z',
    );
    expect(nextHealthSearch(question, { filter: 'none', pageSize: false }, 400)).toBeNull();
    expect(partsOf('Condition')).toEqual(['problem-list-item', 'encounter-diagnosis', 'health-concern']);
    expect(partsOf('Goal')).toEqual([]);
  });

  it('are never for medicines by name, places or files, and each category has one', () => {
    for (const category of healthCategories) {
      const types = searchedTypes(category);
      expect(types.length).toBeGreaterThan(0);
      expect(types[0]).toBe(typesOfCategory(category)[0]);
      for (const type of ['Medication', 'Location', 'Binary']) expect(types).not.toContain(type);
    }
  });

  it('appear in the access log by their type, without ids or queries', () => {
    const base = 'https://plan.example/fhir';
    expect(maskPath(`${base}/Observation?patient=p1`, base)).toBe('/fhir/Observation');
    expect(maskPath(`${base}/Medication/123`, base)).toBe('/fhir/Medication/…');
  });
});

it.each(['patient', 'claims', 'coverage', 'providers'] as const)(
  '%s is no category of health records',
  (category) => {
    expect(isHealthCategory(category)).toBe(false);
  },
);
