/** What a row of the worksheet says of its care: once, whatever the kind is called. */
import { expect, it } from 'vitest';
import commonEn from '../../../resources/locales/en/common.json' with { type: 'json' };
import taxesEn from '../../../resources/locales/en/taxes.json' with { type: 'json' };
import commonEs from '../../../resources/locales/es/common.json' with { type: 'json' };
import taxesEs from '../../../resources/locales/es/taxes.json' with { type: 'json' };
import { addTexts, createTexts } from '../../../shared/create-texts.ts';
import { ExpenseKind } from '../../../shared/model/bills/worksheet.ts';
import { createWorksheetWords } from '../../../shared/words/papers/worksheet.ts';
import { count, expenseOf } from './worksheet-parts.ts';

const texts = createTexts('taxes', { en: taxesEn, es: taxesEs });
addTexts(texts, 'common', { en: commonEn, es: commonEs });

const [row] = count({ expenses: [expenseOf([{}])] }).rows;

it.each(ExpenseKind.options)('names its day without saying twice that it is care: %s', (kind) => {
  for (const language of ['en', 'es'] as const) {
    const words = createWorksheetWords({
      t: (key, values = {}) => texts.getFixedT(language)(key.replace('taxes:', ''), values),
      span: (start) => start,
      number: String,
      locale: language,
      people: [],
    });
    const said = row ? words.describeRow({ ...row, kind }) : '';
    expect(said).toContain('2026-03-04');
    expect(said.match(/care|atención|atenciones/gi)?.length ?? 0).toBeLessThan(2);
  }
});
