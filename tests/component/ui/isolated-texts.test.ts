/** Words of a plan within sentences of ours: letters from right to left turn no amount beside them. */
import { expect, test } from 'vitest';
import { createI18n } from '../../../renderer/i18n/i18n.ts';

test.each(['en', 'es'] as const)(
  'a name from right to left is isolated, and nothing else is changed (%s)',
  async (language) => {
    const { t } = await createI18n(language);
    const say = (biller: string) =>
      t('bills:difference.title', { defaultValue: '{{biller}} $1,210.00', biller });
    expect(say('בית חולים')).toContain('\u2068בית חולים\u2069');
    expect(say('Rainier & <b>Sons</b>')).toContain('Rainier & <b>Sons</b>');
  },
);
