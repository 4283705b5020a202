/** A letter is in its own language whole, also in a packet of the other one. */
import { expect, it } from 'vitest';
import es from '../../../resources/locales/es/letters.json' with { type: 'json' };
import statementEs from '../../../resources/locales/es/statement.json' with { type: 'json' };
import type { LetterStatement } from '../../../shared/model/papers/statement.ts';
import { layOutLetter } from '../../../shared/paper/letters/letter-layout.ts';
import type { Words } from '../../../shared/paper/words.ts';

it('looks every text up in the language of the letter', () => {
  const asked: unknown[] = [];
  const t = (key: string, values: Record<string, unknown> = {}) => {
    asked.push(values['lng']);
    if (key === 'letters:hold.text') return es.hold.text;
    return key === 'example' ? statementEs.example : key;
  };
  const letter = {
    kind: 'letter',
    template: 'hold',
    text: 'Asunto: Les pido que suspendan el cobro de esta cuenta\nPaciente: Rosa Medina',
    isExample: true,
    options: { size: 'regular', paper: 'letter', language: 'es' },
    leftOut: 0,
  } as LetterStatement;
  const document = layOutLetter(letter, { t } as unknown as Words);
  expect(new Set(asked)).toEqual(new Set(['es']));
  expect(document).toMatchObject({ isLetter: true, language: 'es', notABill: statementEs.example });
});
