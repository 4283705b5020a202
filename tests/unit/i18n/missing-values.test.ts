/** Words that stand in the place of a value fit every name before it: in Spanish they have no gender. */
import { expect, it } from 'vitest';
import charts from '../../../resources/locales/es/charts.json' with { type: 'json' };
import claim from '../../../resources/locales/es/claim.json' with { type: 'json' };
import claims from '../../../resources/locales/es/claims.json' with { type: 'json' };
import common from '../../../resources/locales/es/common.json' with { type: 'json' };
import find from '../../../resources/locales/es/find.json' with { type: 'json' };
import forecast from '../../../resources/locales/es/forecast.json' with { type: 'json' };
import letters from '../../../resources/locales/es/letters.json' with { type: 'json' };
import packet from '../../../resources/locales/es/packet.json' with { type: 'json' };
import spending from '../../../resources/locales/es/spending.json' with { type: 'json' };
import statement from '../../../resources/locales/es/statement.json' with { type: 'json' };

it.each([
  charts.notStated,
  claim.answer.unproven,
  claim.history.nothing,
  claim.services.notStated,
  claims.cell.none,
  claims.cell.notStated,
  common.money.notStated,
  find.cost.notStated,
  forecast.refills.notGiven,
  letters.says.notStated,
  packet.doctor.notGiven,
  spending.notStated,
  statement.row.notStated,
])('“Su parte: %s” and “Deducible: %s” agree', (words) => {
  expect(words).not.toMatch(/(?:ad|id|ch)[oa]s?\b/);
});
