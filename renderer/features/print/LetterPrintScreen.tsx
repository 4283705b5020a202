import { useParams, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LetterOptions, LetterRequest } from '#shared/model/papers/statement';
import { chooseUsualPrint } from '#shared/model/settings';
import { useCommand } from '../../api/use-command.ts';
import { useSettings } from '../../shell/use-settings.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { PaperChoice, SizeChoice } from './desk/PaperChoices.tsx';
import { PrintDesk } from './desk/PrintDesk.tsx';

/** Prints a letter about a claim as it was left, with a preview. */
export function ClaimLetterPrintScreen() {
  const { t } = useTranslation('letters');
  const { claimId, template } = useParams({ from: '/shell/appeals/$claimId/letter/$template/print' });
  const { language } = useSearch({ from: '/shell/appeals/$claimId/letter/$template/print' });
  const note = useCommand('appeals.noteLetter');
  return (
    <LetterDesk
      about={{ claimId }}
      template={template}
      language={language}
      {...(template === 'appeal' && { onMade: () => note.mutate({ claimId }) })}
      back={
        <BackLink to="/appeals/$claimId/letter/$template" params={{ claimId, template }}>
          {t(`${template}.title`)}
        </BackLink>
      }
    />
  );
}

/** Prints a letter about a bill. */
export function BillLetterPrintScreen() {
  const { t } = useTranslation('letters');
  const { billId, template } = useParams({ from: '/shell/bills/$billId/letter/$template/print' });
  const { language } = useSearch({ from: '/shell/bills/$billId/letter/$template/print' });
  return (
    <LetterDesk
      about={{ billId }}
      template={template}
      language={language}
      back={
        <BackLink to="/bills/$billId/letter/$template" params={{ billId, template }}>
          {t(`${template}.title`)}
        </BackLink>
      }
    />
  );
}

type LetterDeskProps = Pick<LetterRequest, 'about' | 'template'> &
  Pick<LetterOptions, 'language'> & { back: ReactNode; onMade?: () => void };

function LetterDesk({ about, template, language, back, onMade }: LetterDeskProps) {
  const { t } = useTranslation('letters');
  const [chosen, choose] = useState<Partial<LetterOptions>>({});
  const size = chooseUsualPrint(useSettings().settings);
  const options: LetterOptions = { size, paper: 'letter', ...chosen, language };
  const change = (more: Partial<LetterOptions>) => choose({ ...chosen, ...more });
  return (
    <>
      {back}
      <PageHeader
        screen={t('printing.screen', { letter: t(`${template}.title`) })}
        title={t('printing.title')}
        lead={t('printing.lead')}
      />
      <PrintDesk request={{ kind: 'letter', about, template, options }} {...(onMade && { onMade })}>
        <SizeChoice value={options.size} onChange={(size) => change({ size })} />
        <PaperChoice value={options.paper} onChange={(paper) => change({ paper })} />
      </PrintDesk>
    </>
  );
}
