/** What a search finds, and what it says it found. */
import { describe, expect, it } from 'vitest';
import { readSearchTerms } from '../../../../electron/data/claims/keep/search-text.ts';
import { ClaimPage } from '../../../../shared/model/claims/claims-view.ts';
import { eob, filter, openConnectedStore, seenAt, storeAll } from '../../archive/records.ts';

function started() {
  const { store, connectionId, personId } = openConnectedStore();
  const line = {
    category: {
      coding: [{ system: 'http://terminology.hl7.org/CodeSystem/adjudication', code: 'submitted' }],
    },
    amount: { value: 45.25, currency: 'USD' },
  };
  const lab = eob({
    id: 'lab',
    date: '2026-02-02',
    provider: 'José Núñez',
    service: 'Blood test, invented',
    billed: 1240.5,
    share: 142.5,
  });
  storeAll(store, connectionId, [
    { ...lab, item: [{ ...(lab['item'] as object[])[0], adjudication: [line] }] },
    eob({ id: 'other', number: 'ZZ-1240', billed: 99, paid: 40, share: 7, note: 'Asked for records' }),
  ]);
  store.archive.endPass(connectionId, seenAt);
  return (text: string) => {
    const page = store.claims.list({ filter: filter(personId, { text }), offset: 0, limit: 10 });
    expect(ClaimPage.parse(page)).toEqual(page);
    return page.rows.map(({ id, found }) => [id.split('/')[1], found]);
  };
}

it.each(['ortopedista', 'ortopedia', 'orthopedist', 'rodilla', 'orthopedics'])(
  'for a kind of doctor, “%s”, finds providers whose name says it in another word',
  (words) => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [
      eob({ id: 'bones', provider: 'Lakeside Orthopedics' }),
      eob({ id: 'skin', provider: 'Harbor Dermatology' }),
    ]);
    store.archive.endPass(connectionId, seenAt);
    const { rows } = store.claims.list({ filter: filter(personId, { text: words }), offset: 0, limit: 10 });
    expect(rows.map(({ id }) => id.split('/')[1])).toEqual(['bones']);
  },
);

describe('a kind of doctor is found by the code of the specialty', () => {
  const taxonomy = 'http://nucc.org/provider-taxonomy';
  const medicare = 'https://bluebutton.cms.gov/fhir/CodeSystem/CLM-PRVDR-SPCLTY-CD';
  const treated = (
    id: string,
    coding: { system: string; code: string; display?: string }[],
    role = 'performing',
  ) => ({
    ...eob({ id, provider: 'Dr. Ada Lind' }),
    careTeam: [
      {
        sequence: 1,
        provider: { display: 'Ada Lind' },
        role: { coding: [{ code: role }] },
        qualification: { coding },
      },
    ],
  });
  const list = (words: string) => {
    const { store, connectionId, personId } = openConnectedStore();
    storeAll(store, connectionId, [
      treated('heart', [{ system: taxonomy, code: '207RC0000X' }]),
      treated('therapy', [
        { system: medicare, code: '65' },
        { system: taxonomy, code: '225100000X' },
      ]),
      treated('sent', [{ system: taxonomy, code: '207RC0000X' }], 'referring'),
      treated('other', [{ system: 'https://plan.example/own', code: '207RC0000X' }]),
      treated('named', [{ system: medicare, code: '06', display: 'Cardiology' }]),
      eob({ id: 'plain', provider: 'Dr. Ada Lind' }),
    ]);
    store.archive.endPass(connectionId, seenAt);
    const page = store.claims.list({ filter: filter(personId, { text: words }), offset: 0, limit: 10 });
    return ClaimPage.parse(page).rows.map(({ id, found }) => ({ id: id.split('/')[1], found }));
  };
  const find = (words: string) =>
    list(words)
      .map(({ id }) => id)
      .sort();

  it.each(['cardiology', 'cardiología', 'heart doctor', 'cardióloga'])('%s', (words) =>
    expect(find(words)).toEqual(['heart', 'named']),
  );
  it.each(['physical therapy', 'fisioterapia'])('%s', (words) => expect(find(words)).toEqual(['therapy']));
  it('and its row says so, where no word of it does', () => {
    const foundIn = (words: string, id: string) => list(words).find((row) => row.id === id)?.found;
    const heart = [{ place: 'specialty' }];
    expect(foundIn('cardiology', 'heart')).toEqual(heart);
    expect(foundIn('cardiología', 'named')).toEqual(heart);
    expect(foundIn('cardiology', 'named')).toEqual([{ place: 'person', text: 'Cardiology' }]);
  });
  it('and nobody else by another kind', () => expect(find('dermatology')).toEqual([]));
});

describe('a search', () => {
  const share = [{ place: 'amount', name: 'yourShare', cents: 142_50 }];
  const billed = [{ place: 'amount', name: 'billed', cents: 1240_50 }];

  it.each([
    ['142.50', [['lab', share]]],
    ['$142.50', [['lab', share]]],
    ['$ 142.50', [['lab', share]]],
    ['142,50', [['lab', share]]],
    ['142.5', [['lab', share]]],
    ['142.51', []],
    ['1,240', [['lab', billed]]],
    ['$1,240', [['lab', billed]]],
    ['US$1,240.50', [['lab', billed]]],
    ['1.240,50', [['lab', billed]]],
    ['1,240.50', [['lab', billed]]],
    ['$1240', [['lab', billed]]],
    ['$45.25', [['lab', [{ place: 'amount', name: null, cents: 45_25 }]]]],
    ['$0.00', []],
    [
      '1240',
      [
        ['lab', billed],
        ['other', [{ place: 'number', text: 'ZZ-1240' }]],
      ],
    ],
    ['nunez', [['lab', [{ place: 'provider', text: 'José Núñez' }]]]],
    ['blood', [['lab', [{ place: 'service', text: 'Blood test, invented' }]]]],
    ['records', [['other', [{ place: 'reason', text: 'Asked for records' }]]]],
    [
      'blood $142.50 núñez',
      [
        [
          'lab',
          [
            { place: 'service', text: 'Blood test, invented' },
            ...share,
            { place: 'provider', text: 'José Núñez' },
          ],
        ],
      ],
    ],
  ])('for %s finds, and says where', (text, expected) => {
    expect(started()(text)).toEqual(expected);
  });

  it('takes no sign of ours for a word', () => {
    for (const text of ['@', '$', '&', '#', '!']) expect(started()(text)).toEqual([]);
  });

  it('knows what is an amount, and what is not', () => {
    const amounts = (text: string) => readSearchTerms(text).map(({ amount }) => amount);
    expect(amounts('1,24')).toEqual(['zz1zz24']);
    expect(amounts('1.240')).toEqual(['zz1240zz']);
    expect(amounts('007')).toEqual(['zz7zz']);
    expect(amounts('12.34.5 E11.9 26-078 12a 1,2,3')).toEqual([null, null, null, null, null]);
  });
});
