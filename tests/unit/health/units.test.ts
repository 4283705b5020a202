/** Units as people write them, in each language. */
import { expect, it } from 'vitest';
import { withUnit } from '../../../shared/words/units.ts';

it.each([
  ['120', 'mm[Hg]', '120 mmHg', '120 mmHg'],
  ['40', '[iU]/L', '40 IU/L', '40 UI/L'],
  ['1000', '[iU]', '1000 IU', '1000 UI'],
  ['65', '[in_i]', '65 in', '65 pulg'],
  ['150', '[lb_av]', '150 lb', '150 lb'],
  ['7', '10*3/uL', '7 ×10³/uL', '7 ×10³/uL'],
  ['2', 'd', '2 days', '2 días'],
])('%s %s', (number, unit, en, es) => {
  expect(withUnit(number, unit, 'en-US')).toBe(en);
  expect(withUnit(number, unit, 'es-US')).toBe(es);
});
