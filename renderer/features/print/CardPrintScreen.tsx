import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardOptions } from '#shared/model/statement';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { useSettings } from '../../shell/use-settings.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { SmallLine } from '../../ui/data/SmallLine.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { LanguageChoice } from '../../ui/forms/LanguageChoice.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { isCurrent } from '../../ui/records/active-cards.ts';
import { PaperChoice } from './desk/PaperChoices.tsx';
import { PrintDesk } from './desk/PrintDesk.tsx';

/** Prints a card: wallet size or large, with or without the full number, with a preview. */
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
        <SmallLine>{t('print.showMemberIdHint')}</SmallLine>
      </Checkbox>
      <LanguageChoice value={options.language} onChange={(language) => onChange({ language })} />
      <PaperChoice value={options.paper} onChange={(paper) => onChange({ paper })} />
    </>
  );
}
