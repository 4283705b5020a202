import { describe, expect, it } from 'vitest';
import { deepText, isDeeperThan } from '../../../electron/data/fhir/deep-json.ts';
import { baseOf, baseOfRequest, isBeforeR4, isKnownType } from '../../../electron/data/import/fhir-types.ts';

describe('where records come from', () => {
  it.each([
    ['https://plan.example/fhir/Patient/1', 'https://plan.example/fhir'],
    ['https://plan.example/Patient/1/_history/2', 'https://plan.example'],
    ['http://127.0.0.1:8080/a/b/Claim/x.y', 'http://127.0.0.1:8080/a/b'],
    ['urn:uuid:1', null],
    ['Patient/1', null],
    ['https://plan.example/fhir/patient/1', null],
    [null, null],
  ])('%s', (address, base) => expect(baseOf(address)).toBe(base));

  it.each([
    ['https://plan.example/fhir/ExplanationOfBenefit?patient=1', 'https://plan.example/fhir'],
    ['https://plan.example/fhir/Patient/1/$everything', 'https://plan.example/fhir'],
    ['https://plan.example/fhir/Group/12/$export?_type=Patient', 'https://plan.example/fhir'],
    ['https://plan.example/fhir/$export', 'https://plan.example/fhir'],
    ['https://plan.example/fhir?_getpages=1', 'https://plan.example/fhir'],
    ['https://plan.example/fhir/_search', 'https://plan.example/fhir'],
    ['ExplanationOfBenefit?patient=1', null],
    [null, null],
  ])('the request %s', (address, base) => expect(baseOfRequest(address)).toBe(base));
});

describe('what this app does not read', () => {
  it('types that FHIR R4 does not have', () => {
    expect(isKnownType('ExplanationOfBenefit')).toBe(true);
    expect(isKnownType('SpaceSuit')).toBe(false);
  });

  it('claims and coverages before R4', () => {
    expect(isBeforeR4({ resourceType: 'Coverage', grouping: { group: 'A' } })).toBe(true);
    expect(isBeforeR4({ resourceType: 'Coverage', class: [] })).toBe(false);
    expect(isBeforeR4({ resourceType: 'ExplanationOfBenefit', totalCost: { value: 1 } })).toBe(true);
    expect(isBeforeR4({ resourceType: 'ExplanationOfBenefit', total: [] })).toBe(false);
  });

  it('endlessly nested records are recognized and can still be written', () => {
    let deep: unknown = { x: [1, 'a"', null] };
    for (let level = 0; level < 50_000; level++) deep = level % 2 ? [deep, true] : { deep };
    expect(isDeeperThan(deep as object, 200)).toBe(true);
    expect(deepText(deep).split('deep').length - 1).toBe(25_000);
    const flat = { a: [1, { b: 'c"\\' }, [], {}], d: null, e: false, f: 1.5 };
    expect(isDeeperThan(flat, 200)).toBe(false);
    expect(deepText(flat)).toBe(JSON.stringify(flat));
  });
});
