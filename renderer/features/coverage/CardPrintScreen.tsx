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
import { LanguageChoice, PaperChoice } from '../print/PaperChoices.tsx';
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
  const { t } = useTranslation('coverage');
  return (
    <>
      <RadioGroup
        label={t('print.size')}
        value={options.size}
        onChange={(size) => onChange({ size })}
        options={[
          { value: 'wallet', label: t('print.wallet') },
          { value: 'large', label: t('print.large') },
        ]}
      />
      <Checkbox isSelected={options.showMemberId} onChange={(showMemberId) => onChange({ showMemberId })}>
        {t('print.showMemberId')}
        <span className={styles['small']}>{t('print.showMemberIdHint')}</span>
      </Checkbox>
      <LanguageChoice value={options.language} onChange={(language) => onChange({ language })} />
      <PaperChoice value={options.paper} onChange={(paper) => onChange({ paper })} />
    </>
  );
}
