import { render, screen } from '@testing-library/react';
import { I18nextProvider, useTranslation } from 'react-i18next';
import { expect, it } from 'vitest';
import { createI18n } from '../../../renderer/i18n/i18n.ts';
import '../support/matchers.ts';

function Texts({ gap }: { gap: 'atPharmacy' | 'beingDecided' }) {
  const { t } = useTranslation(['claims', 'common']);
  return (
    <>
      <p>{t('common:action.close')}</p>
      <p>{t(`sums.${gap}`, { count: 2 })}</p>
      {/* @ts-expect-error: there is no such text. */}
      <p>{t('common:no.such.key')}</p>
      {/* @ts-expect-error: not each state has such a text. */}
      <p>{t(`sums.${gap}.${gap}`)}</p>
      {/* @ts-expect-error: the texts of plans were not asked for. */}
      <p>{t('plans:none.title')}</p>
    </>
  );
}

// The compiler checks this file: an error that is expected and does not come is one.
it('a key without a text does not compile; one made of known parts does', async () => {
  render(
    <I18nextProvider i18n={await createI18n('en')}>
      <Texts gap="atPharmacy" />
    </I18nextProvider>,
  );
  expect(screen.getByText('Close')).toBeVisible();
  expect(screen.getByText('no.such.key')).toBeVisible();
});
