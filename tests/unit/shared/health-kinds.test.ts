import { describe, expect, it } from 'vitest';
import english from '../../../resources/locales/en/health.json' with { type: 'json' };
import {
  healthKinds,
  recordKinds,
  type TimelineKind,
  typesOfCategory,
} from '../../../shared/model/health/health-kinds.ts';
import { healthCategories } from '../../../shared/model/plans/connection.ts';
import {
  groupOf,
  type HealthGroup,
  healthGroups,
  kindsIn,
  type TimelineGroup,
  timelineGroups,
} from '../../../shared/words/health-groups.ts';

type GroupWords = Record<'title' | 'count_one' | 'count_other' | 'all_one' | 'all_other', string>;

// A kind or a heading without its English words does not compile; Spanish has the keys that English has.
const kindWords: Record<TimelineKind, string> = english.kind;
const groupWords: Record<HealthGroup, GroupWords> & Record<TimelineGroup, { title: string }> = english.group;

describe('the kinds of health records', () => {
  it('have words, and no words are left of a kind that is gone', () => {
    expect(Object.keys(kindWords).toSorted()).toEqual([...recordKinds, 'claim', 'approval'].toSorted());
    expect(Object.keys(groupWords).toSorted()).toEqual(timelineGroups.toSorted());
  });

  it('stand under one heading each, first what to know in an emergency', () => {
    expect(healthGroups.flatMap(kindsIn).toSorted()).toEqual(recordKinds.toSorted());
    expect(healthGroups.slice(0, 3)).toEqual(['allergy', 'condition', 'medicine']);
    expect(healthGroups.at(-1)).toBe('observation');
    expect(groupOf('care-team')).toBe('care-plan');
    expect(groupOf('spaceship')).toBeUndefined();
  });

  it('of one type are all agreed to by one category', () => {
    const categories = Map.groupBy(Object.values(healthKinds), ({ type }) => type);
    for (const [type, rows] of categories)
      expect(new Set(rows.map(({ category }) => category)).size, type).toBe(1);
  });

  it('ask plans for these types, the main one of a category first', () => {
    const asked = Object.fromEntries(
      healthCategories.map((category) => [category, typesOfCategory(category)]),
    );
    expect(asked).toEqual({
      conditions: ['Condition'],
      medicines: [
        'MedicationRequest',
        'MedicationStatement',
        'MedicationDispense',
        'MedicationAdministration',
        'Medication',
      ],
      allergies: ['AllergyIntolerance'],
      results: ['Observation', 'DiagnosticReport'],
      procedures: ['Procedure', 'ServiceRequest'],
      immunizations: ['Immunization'],
      visits: ['Encounter', 'Location'],
      documents: ['DocumentReference', 'Binary'],
      'care-plans': ['CarePlan', 'CareTeam', 'Goal'],
      devices: ['Device'],
    });
  });
});
