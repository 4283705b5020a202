import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardOptions } from '#shared/model/statement';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { useSettings } from '../../shell/use-settings.ts';
import { BackLink } from '../../ui/BackLink.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { PageHeader } from '../../ui/PageHeader.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { PrintDesk } from '../print/PrintDesk.tsx';
import { isCurrent } from './active-cards.ts';
import styles from './CoverageSections.module.css';

/** A card on paper: to cut out or large, with the whole number or without, and how it will look. */
export function CardPrintScreen() {
  const { t } = useTranslation('coverage');
  const { coverageId } = useParams({ from: '/shell/plans/card/$coverageId/print' });
  const { settings } = useSettings();
  const [chosen, choose] = useState<Partial<CardOptions>>({});
  const [withOthers, setWithOthers] = useState(false);
  const others = useOtherCards(coverageId);
  const options: CardOptions = {
    size: 'wallet',
    showMemberId: false,
    paper: 'letter',
    language: settings.language,
    ...chosen,
  };
  const coverageIds = withOthers ? [coverageId, ...others] : [coverageId];
  return (
    <>
      <BackLink to="/plans/card/$coverageId" params={{ coverageId }}>
        {t('print.back')}
      </BackLink>
      <PageHeader screen={t('print.screen')} title={t('print.title')} lead={t('print.lead')} />
      <PrintDesk request={{ kind: 'card', coverageIds, options }}>
        <Choices options={options} onChange={(more) => choose({ ...chosen, ...more })} />
        {others.length > 0 && (
          <Checkbox isSelected={withOthers} onChange={setWithOthers}>
            {t('print.allCards', { count: others.length })}
          </Checkbox>
        )}
      </PrintDesk>
    </>
  );
}

/** Ids of the person's other cards that may still be used. */
function useOtherCards(coverageId: string): string[] {
  const { person } = usePerson();
  const { data } = useRequest('coverage.list', { personId: person?.id ?? '' }, { enabled: person !== null });
  return (data ?? []).filter((card) => isCurrent(card) && card.id !== coverageId).map(({ id }) => id);
}

type ChoicesProps = { options: CardOptions; onChange(options: Partial<CardOptions>): void };

function Choices({ options, onChange }: ChoicesProps) {
  const { t } = useTranslation(['coverage', 'print']);
  return (
    <>
      <RadioGroup
        label={t('coverage:print.size')}
        value={options.size}
        onChange={(size) => onChange({ size })}
        options={[
          { value: 'wallet', label: t('coverage:print.wallet') },
          { value: 'large', label: t('coverage:print.large') },
        ]}
      />
      <Checkbox isSelected={options.showMemberId} onChange={(showMemberId) => onChange({ showMemberId })}>
        {t('coverage:print.showMemberId')}
        <span className={styles['small']}>{t('coverage:print.showMemberIdHint')}</span>
      </Checkbox>
      <RadioGroup
        label={t('print:language.label')}
        value={options.language}
        onChange={(language) => onChange({ language })}
        options={[
          { value: 'en', label: <span lang="en">English</span> },
          { value: 'es', label: <span lang="es">Español</span> },
        ]}
      />
      <RadioGroup
        label={t('print:paper.label')}
        value={options.paper}
        onChange={(paper) => onChange({ paper })}
        options={[
          { value: 'letter', label: t('print:paper.letter') },
          { value: 'a4', label: t('print:paper.a4') },
        ]}
      />
    </>
  );
}
