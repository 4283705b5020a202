import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CardOptions } from '#shared/model/papers/statement';
import { isCurrent } from '#shared/words/coverage';
import { useRequest } from '../../api/use-request.ts';
import { usePerson } from '../../shell/person.tsx';
import { useSettings } from '../../shell/use-settings.ts';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { SmallLine } from '../../ui/data/SmallLine.tsx';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { RadioGroup } from '../../ui/forms/RadioGroup.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { PaperChoice, PaperLanguageChoice } from './desk/PaperChoices.tsx';
import { PrintDesk } from './desk/PrintDesk.tsx';

/** Prints a card: wallet size or large, with or without the full number, with a preview. */
export function CardPrintScreen() {
  const { t } = useTranslation('coverage');
  const { coverageId } = useParams({ from: '/shell/plans/card/$coverageId/print' });
  const { settings } = useSettings();
  const [chosen, choose] = useState<Partial<CardOptions>>({});
  const [withOthers, setWithOthers] = useState(false);
  const [withEnded, setWithEnded] = useState(false);
  const { current: others, ended } = useOtherCards(coverageId);
  const options: CardOptions = {
    size: 'wallet',
    showMemberId: false,
    paper: 'letter',
    language: settings.language,
    ...chosen,
  };
  const coverageIds = [coverageId, ...(withOthers ? others : []), ...(withEnded ? ended : [])].slice(
    0,
    mostCards,
  );
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
        {ended.length > 0 && (
          <Checkbox isSelected={withEnded} onChange={setWithEnded}>
            {t('print.endedCards', { count: ended.length })}
          </Checkbox>
        )}
      </PrintDesk>
    </>
  );
}

/** As many as one paper holds. */
const mostCards = 20;

/** Ids of the person's other cards: those that may still be used, and those that may not. */
function useOtherCards(coverageId: string): { current: string[]; ended: string[] } {
  const { person } = usePerson();
  const { data } = useRequest('coverage.list', { personId: person?.id ?? '' }, { enabled: person !== null });
  const others = (data ?? []).filter(({ id }) => id !== coverageId);
  const ids = (cards: typeof others) => cards.map(({ id }) => id);
  return { current: ids(others.filter(isCurrent)), ended: ids(others.filter((card) => !isCurrent(card))) };
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
          { value: 'extra-large', label: t('print.extraLarge') },
        ]}
      />
      <Checkbox isSelected={options.showMemberId} onChange={(showMemberId) => onChange({ showMemberId })}>
        {t('print.showMemberId')}
        <SmallLine>{t('print.showMemberIdHint')}</SmallLine>
      </Checkbox>
      <PaperLanguageChoice value={options.language} onChange={(language) => onChange({ language })} />
      <PaperChoice value={options.paper} onChange={(paper) => onChange({ paper })} />
    </>
  );
}
