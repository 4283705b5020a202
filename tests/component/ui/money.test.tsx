import { cleanup, render, screen } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { afterEach, describe, expect, it } from 'vitest';
import { claimStates } from '#shared/model/claims/claim';
import { createI18n } from '../../../renderer/i18n/i18n.ts';
import { Money } from '../../../renderer/ui/data/Money.tsx';
import { StatePill } from '../../../renderer/ui/data/Pill.tsx';
import '../support/matchers.ts';

afterEach(cleanup);

async function show(element: React.ReactNode, language: 'en' | 'es' = 'en'): Promise<void> {
  render(<I18nextProvider i18n={await createI18n(language)}>{element}</I18nextProvider>);
}

describe('Money', () => {
  it('shows an amount with its cents', async () => {
    await show(<Money cents={112_810} />);
    expect(screen.getByText('$1,128.10')).toBeVisible();
  });

  it('says that an amount was not stated and never shows zero for it', async () => {
    await show(<Money cents={null} />);
    expect(screen.getByText('not given by your plan')).toBeVisible();
    expect(document.body).not.toHaveTextContent('0');
  });

  it('shows a stated zero as zero', async () => {
    await show(<Money cents={0} />);
    expect(screen.getByText('$0.00')).toBeVisible();
  });
});

describe('the decision pill', () => {
  it.each(claimStates)('has words for %s in both languages', async (state) => {
    await show(<StatePill state={state} />);
    await show(<StatePill state={state} />, 'es');
    const [english, spanish] = [...document.querySelectorAll('span[class]')].map((pill) => pill.textContent);
    expect(english).not.toContain(state);
    expect(english).not.toBe('Paid');
    expect(spanish).not.toBe(english);
  });
});
