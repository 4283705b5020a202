/** Pages of a claim's lines: the lines are read once, and again after anything was written. */
import { expect, it } from 'vitest';
import { eob, later, openConnectedStore, seenAt, storeAll } from '../../archive/records.ts';

const dollarLines = (count: number, dollars: number) =>
  Array.from({ length: count }, (_, at) => ({
    sequence: at + 1,
    productOrService: { text: `Service ${at + 1}` },
    adjudication: [
      {
        category: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'submitted' }],
        },
        amount: { value: dollars, currency: 'USD' },
      },
    ],
  }));

function started() {
  const { store, connectionId } = openConnectedStore();
  const send = (id: string, dollars: number, versionId = '1', at = seenAt) => {
    const claim = {
      ...eob({ id, versionId, lastUpdated: at }),
      resourceType: 'ExplanationOfBenefit',
      item: dollarLines(300, dollars),
    };
    storeAll(store, connectionId, [claim], { startedAt: at, at });
    store.archive.endPass(connectionId, at);
  };
  const billed = (id: string, offset: number) =>
    store.claims
      .lines({ claimId: `${connectionId}/${id}`, offset, limit: 2 })
      .lines.map(({ number, amounts }) => [number, amounts.billed?.cents]);
  return { send, billed };
}

it('are those of the claim that is asked for', () => {
  const { send, billed } = started();
  send('one', 1);
  send('two', 2);
  expect(billed('one', 298)).toEqual([
    [299, 100],
    [300, 100],
  ]);
  expect(billed('two', 298)).toEqual([
    [299, 200],
    [300, 200],
  ]);
  expect(billed('one', 0)).toEqual([
    [1, 100],
    [2, 100],
  ]);
});

it('are those of the newest version', () => {
  const { send, billed } = started();
  send('one', 1);
  expect(billed('one', 298)).toEqual([
    [299, 100],
    [300, 100],
  ]);
  send('one', 3, '2', later);
  expect(billed('one', 298)).toEqual([
    [299, 300],
    [300, 300],
  ]);
});
