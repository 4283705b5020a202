import { describe, expect, it } from 'vitest';
import type { Json } from '../../../../electron/data/fhir/resource.ts';
import type { VersionDifference } from '../../../../shared/model/claims/claims-view.ts';
import { amounts, eob, uc } from '../../../fixtures/eob/build.ts';
import { openConnectedStore, seenAt, storeAll } from '../../archive/records.ts';

const prior = (value: string): Json => ({
  related: [{ relationship: { coding: [{ code: 'prior' }] }, reference: { value } }],
});

const money = { submitted: 100, eligible: 90, benefit: 70, memberliability: 20 };

function item(sequence: number, text: string, submitted = 50): Json {
  return { sequence, productOrService: { text }, adjudication: amounts({ submitted }) };
}

function version(number: string, more: Json = {}): Json {
  return eob({
    id: number,
    identifier: [uc(number)],
    patient: { reference: 'Patient/pat-1' },
    total: amounts(money),
    ...more,
  });
}

/** What the version named last says otherwise than the one before it. */
function differ(...versions: Json[]): VersionDifference | null {
  const { store, connectionId } = openConnectedStore();
  storeAll(store, connectionId, versions);
  store.archive.endPass(connectionId, seenAt);
  return store.claims.get({ claimId: `${connectionId}/${String(versions.at(-1)?.['id'])}` }).sinceEarlier;
}

/** What the version after the one named first says otherwise. */
function differLater(...versions: Json[]): VersionDifference | null {
  const { store, connectionId } = openConnectedStore();
  storeAll(store, connectionId, versions);
  store.archive.endPass(connectionId, seenAt);
  return store.claims.get({ claimId: `${connectionId}/${String(versions[0]?.['id'])}` }).inLater;
}

const nothing = { changes: [], added: [], removed: [], linesDiffer: false, othersDiffer: false };

describe('what a version says otherwise', () => {
  it('nothing, where only its number and its place among the versions are new', () => {
    const items = { item: [item(1, 'Visit')] };
    const meta = { meta: { lastUpdated: '2026-05-01T00:00:00Z' } };
    expect(differ(version('A', items), version('B', { ...items, ...meta, ...prior('A') }))).toMatchObject(
      nothing,
    );
  });

  it('each amount, the decision and the dates', () => {
    const total = amounts({ ...money, benefit: 0, memberliability: 90 });
    const after = version('B', { total, payment: { date: '2026-03-02' }, ...prior('A') });
    expect(differ(version('A'), after)).toMatchObject({
      changes: [
        { field: 'state', before: 'plan-paid', after: 'approved-no-payment' },
        { field: 'amounts.planPaid', before: '7000', after: '0' },
        { field: 'amounts.yourShare', before: '2000', after: '9000' },
        { field: 'paidOn', before: null, after: '2026-03-02' },
      ],
      linesDiffer: false,
    });
  });

  it('no decision of a canceled version, whose state says only that it was canceled', () => {
    const canceled = version('B', { status: 'cancelled', ...prior('A') });
    expect(differ(version('A'), canceled)?.changes.map(({ field }) => field)).not.toContain('state');
  });

  it('services that were added and removed, by what they are and not by their numbers', () => {
    const before = version('A', { item: [item(1, 'Visit'), item(2, 'Scan')] });
    const after = version('B', { item: [item(1, 'Blood test'), item(2, 'Visit')], ...prior('A') });
    expect(differ(before, after)).toMatchObject({
      added: [{ text: 'Blood test' }],
      removed: [{ text: 'Scan' }],
      linesDiffer: false,
    });
  });

  it('that a service has other amounts, and that another detail is not the same', () => {
    const before = version('A', { item: [item(1, 'Visit', 40), item(2, 'Scan', 60)] });
    const after = version('B', { item: [item(1, 'Visit'), item(2, 'Scan')], ...prior('A') });
    expect(differ(before, after)).toMatchObject({ ...nothing, linesDiffer: true });
    const diagnosis = [{ sequence: 1, diagnosisCodeableConcept: { text: 'Cough' } }];
    expect(differ(version('A'), version('B', { diagnosis, ...prior('A') }))).toMatchObject({
      ...nothing,
      othersDiffer: true,
    });
  });

  it('nothing of a first version, or of one that only takes another back', () => {
    expect(differ(version('A'))).toBeNull();
    const back = amounts({ submitted: -100, eligible: -90, benefit: -70, memberliability: -20 });
    expect(differ(version('A'), version('R', { total: back, ...prior('A') }))).toBeNull();
  });

  it('of an older version: what the next one says otherwise, over a taking back between them', () => {
    const back = amounts({ submitted: -100, eligible: -90, benefit: -70, memberliability: -20 });
    const reversal = version('R', { total: back, ...prior('A') });
    const last = version('C', { total: amounts({ ...money, benefit: 60 }), ...prior('R') });
    const difference = differLater(version('A'), reversal, last);
    expect(difference?.otherId).toMatch(/\/C$/);
    expect(difference?.changes).toContainEqual({
      field: 'amounts.planPaid',
      before: '7000',
      after: '6000',
    });
    expect(differLater(version('A'))).toBeNull();
    expect(differLater(reversal, version('A'))).toBeNull();
  });

  it('against the older version that was decided, over a taking back between them', () => {
    const back = amounts({ submitted: -100, eligible: -90, benefit: -70, memberliability: -20 });
    const reversal = version('R', { total: back, ...prior('A') });
    const last = version('C', { total: amounts({ ...money, benefit: 60 }), ...prior('R') });
    const difference = differ(version('A'), reversal, last);
    expect(difference?.otherId).toMatch(/\/A$/);
    expect(difference?.changes).toContainEqual({
      field: 'amounts.planPaid',
      before: '7000',
      after: '6000',
    });
  });
});
