import { useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperOptions } from '#shared/model/statement';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { PaperChoice, SizeChoice } from './desk/PaperChoices.tsx';
import { PrintDesk } from './desk/PrintDesk.tsx';

/** Prints a letter as it was left, with a preview. */
export function LetterPrintScreen() {
  const { t } = useTranslation('letters');
  const { claimId } = useParams({ from: '/shell/appeals/$claimId/letter/print' });
  const { language } = useSearch({ from: '/shell/appeals/$claimId/letter/print' });
  const [chosen, choose] = useState<Partial<PaperOptions>>({});
  const options: PaperOptions = { size: 'regular', paper: 'letter', ...chosen, language };
  const change = (more: Partial<PaperOptions>) => choose({ ...chosen, ...more });
  return (
    <>
      <BackLink to="/appeals/$claimId/letter" params={{ claimId }}>
        {t('title')}
      </BackLink>
      <PageHeader screen={t('printing.screen')} title={t('printing.title')} lead={t('printing.lead')} />
      <PrintDesk request={{ kind: 'letter', about: { claimId }, template: 'appeal', options }}>
        <SizeChoice value={options.size} onChange={(size) => change({ size })} />
        <PaperChoice value={options.paper} onChange={(paper) => change({ paper })} />
      </PrintDesk>
    </>
  );
}
