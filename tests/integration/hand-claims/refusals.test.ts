/** A claim that was refused on paper: appeals list it, and its letters say what was typed and where it comes from. */
import { describe, expect, it } from 'vitest';
import en from '../../../resources/locales/en/letters.json' with { type: 'json' };
import es from '../../../resources/locales/es/letters.json' with { type: 'json' };
import { createTexts } from '../../../shared/create-texts.ts';
import { noAppealFacts } from '../../../shared/model/appeals/appeal.ts';
import { gatherLetterFacts, noAnswers } from '../../../shared/words/letters/letter-facts.ts';
import { draftLetter } from '../../../shared/words/letters/letters.ts';
import { findRefusalReason } from '../../../shared/words/refusals.ts';
import { openHandClaims, sentByPlan, today } from './open-hand-claims.ts';

const texts = createTexts('letters', { en, es });

async function openRefusal() {
  const opened = await openHandClaims();
  const { store, refusedId: claimId } = opened;
  const write = (language: 'en' | 'es', template: 'appeal' | 'hold' | 'coordination' = 'appeal') => {
    const { claim, row, planName, personName, denial, askAgain, planPhone } = store.claims.get({ claimId });
    const t = (key: string, values = {}) => texts.getFixedT(language)(key, values);
    const facts = gatherLetterFacts(
      {
        personName,
        helper: null,
        bill: null,
        claims: [{ ...row, planName: row.planName ?? planName }],
        refusal: {
          sendTo: store.appeals.get({ claimId }).facts?.sendTo ?? null,
          letterDate: store.appeals.get({ claimId }).facts?.letterDate ?? null,
          reason: findRefusalReason(claim.reasons, denial?.scope === 'whole'),
        },
        lines: [],
        place: askAgain?.place ?? null,
        equalCharges: null,
        address: null,
        phone: planPhone,
        memberNumber: { whole: null, ending: null },
      },
      { language, t, today },
      noAnswers,
    );
    return { facts, text: draftLetter(template, facts, t).text };
  };
  return { ...opened, claimId, write };
}

describe('a claim refused on paper', () => {
  it('stands with that of the table among what may be appealed, by the plan that the person named', async () => {
    const { store, personId, claimId } = await openRefusal();
    const { refusals } = store.appeals.list({ personId });
    expect(
      refusals.map(({ row, planName }) => [row.claimNumber, planName, row.way, row.yourShare?.source]),
    ).toEqual([
      ['BH-1', 'Birch Health', 'paper', 'you'],
      ['C-1003', 'Cedar Valley', 'table', 'table'],
    ]);
    expect(store.claims.get({ claimId }).denial).toMatchObject({ scope: 'whole' });
  });

  it.each(['en', 'es'] as const)(
    'has a letter with its amounts, its plan and no reason nobody stated (%s)',
    async (language) => {
      const { write } = await openRefusal();
      const { facts, text } = write(language);
      expect(facts).toMatchObject({ plan: 'Birch Health', claimNumber: 'BH-1', reason: null });
      expect(facts.billed).toContain('400');
      for (const words of ['Birch Health', 'BH-1', 'Hill Clinic', 'Rosa Medina'])
        expect(text).toContain(words);
      expect(text).not.toMatch(sentByPlan);
    },
  );

  it('says in other letters that its amounts are copied from the explanation of benefits, and those of a table from there', async () => {
    const { store, personId, write } = await openRefusal();
    expect(write('en', 'hold').facts.planSays).toBe(
      [
        'Claim for care on March 12, 2026, number: BH-1',
        'Did not pay: Birch Health',
        'Billed to the plan: $400.00',
        'Paid by the plan: $0.00',
        'My share: $400.00',
        'From my plan’s explanation of benefits, copied by me: Birch Health',
      ].join('\n'),
    );
    expect(write('es', 'hold').facts.planSays).toContain('copiado por mí: Birch Health');
    const rows = store.appeals.list({ personId }).refusals.map(({ row }) => row);
    const { planSays } = gatherLetterFacts(
      {
        ...{ personName: null, helper: null, bill: null, refusal: null, lines: [], place: null },
        equalCharges: null,
        ...{ address: null, phone: null, memberNumber: { whole: null, ending: null } },
        claims: rows.filter(({ way }) => way === 'table'),
      },
      { language: 'en', t: (key, values = {}) => texts.getFixedT('en')(key, values), today },
      noAnswers,
    );
    expect(planSays).toContain('From a table on my plan’s website: Cedar Valley');
  });

  it('keeps what is written of its appeal, and loses it only with the claim’s plan', async () => {
    const { store, personId, claimId, paperId } = await openRefusal();
    store.appeals.save({
      claimId,
      facts: { ...noAppealFacts, letterDate: '2026-04-01', sendTo: 'PO Box 1' },
    });
    expect(store.appeals.get({ claimId }).facts).toMatchObject({ sendTo: 'PO Box 1' });
    store.connection.erase(paperId);
    expect(store.appeals.list({ personId }).refusals.map(({ row }) => row.claimNumber)).toEqual(['C-1003']);
  });
});
