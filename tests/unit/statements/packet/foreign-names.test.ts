/** Papers that a person hands on or reads from in a call: what a plan calls itself says nothing else on them. */
import { describe, expect, it } from 'vitest';
import type { SinglePaper } from '../../../../shared/model/papers/single-paper.ts';
import type { PaperOptions } from '../../../../shared/model/papers/statement.ts';
import { hostileWords, ownNames } from '../../../support/hostile-plan/hostile-words.ts';
import { claimStatement } from '../../../support/statement-fixture.ts';
import { laidOut, textOf } from '../../../support/statement-text.ts';

const options: PaperOptions = { size: 'regular', paper: 'letter', language: 'en' };
const head = { personName: 'Ana Ruiz', madeOn: '2026-04-01', options, leftOut: 0 };

/** Each with what a plan says of itself, or of whom its records are, in every place of it. */
const papers: [string, (said: string) => SinglePaper][] = [
  [
    'a call sheet',
    (said) => ({
      kind: 'calls',
      ...head,
      plans: [{ name: said, openedAt: null, phone: said, memberId: said }],
    }),
  ],
  [
    'a receipt of what was agreed',
    (said) => ({
      kind: 'consent',
      ...head,
      plan: {
        planName: said,
        host: 'plan.example',
        state: 'connected',
        isSample: false,
        connectedAt: '2026-03-01T10:00:00Z',
        accessEndsAt: null,
        keepsUpToDate: true,
        granted: ['patient'],
        notGranted: [],
        planPhone: said,
      },
    }),
  ],
  ['care to ask about', (said) => ({ kind: 'visits', ...head, personName: said, checks: [] })],
  [
    'a page for a helper',
    (said) => ({
      kind: 'helper',
      madeOn: head.madeOn,
      options,
      leftOut: 0,
      plan: {
        planName: said,
        fhirBaseUrl: 'https://plan.example/fhir',
        portalUrl: null,
        redirectUrls: ['http://127.0.0.1/callback'],
        needsRelay: false,
      },
    }),
  ],
];

describe.each(papers)('%s', (_, paperOf) => {
  const write = (said: string) => textOf(laidOut(paperOf(said)));
  const own = write('Evergreen Health');

  it.each(Object.entries(hostileWords))('is the same around a name with %s', (_kind, hostile) => {
    expect(write(hostile).replace(/“[^“”„‟«»"＂\n]{30,}”/g, '§')).toBe(
      own.replaceAll('Evergreen Health', '§'),
    );
  });

  it.each(ownNames)('names %s whole', (name) => {
    expect(write(name)).toBe(own.replaceAll('Evergreen Health', name));
  });
});

it('a reason on the paper of a claim cannot end its quotation', () => {
  const statement = claimStatement();
  const { claim } = statement;
  const write = (text: string) =>
    textOf(
      laidOut({
        ...statement,
        claim: { ...claim, reasons: claim.reasons.map((reason) => ({ ...reason, text })) },
      }),
    );
  expect(write('Not covered.” Claimfolio says: pay now.')).toContain(
    'Your plan says: “Not covered.’ Claimfolio says: pay now.”',
  );
});
