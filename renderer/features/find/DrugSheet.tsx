import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { ListedDrug } from '#shared/model/plans/lookup';
import { findPlanWord } from '#shared/words/plan-words';
import { useKnownText } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { type Fact, FactList } from '../../ui/data/FactList.tsx';
import { SmallLine } from '../../ui/data/SmallLine.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { Leftovers } from '../../ui/records/Leftovers.tsx';
import { CostTable } from './CostTable.tsx';
import styles from './Find.module.css';
import { useQuantityWords } from './use-quantity-words.ts';

/** One drug of a list: its tier, what the plan asks for, what it costs where. */
export function DrugSheet({ drug, hasProduct }: { drug: ListedDrug; hasProduct: boolean }) {
  const { t } = useTranslation('find');
  const { dayDate } = useFormats();
  const id = useId();
  const name = drug.name.text ?? drug.name.code ?? drug.id;
  const more = useMoreFacts(drug);
  const { lastUpdated } = drug;
  return (
    <Sheet labelledBy={id} as="article">
      <div className={styles['entry']}>
        <h3 id={id}>{name}</h3>
        <FactList facts={useRules(drug)} />
        <CostTable drug={drug} hasProduct={hasProduct} label={name} />
        {drug.notes.length > 0 && (
          <Details summary={t('drug.notes')}>
            {drug.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </Details>
        )}
        {more.length > 0 && <FactList facts={more} />}
        <Leftovers unread={drug.unread} technical={drug.technical} words="find" />
        <p className={styles['foot']}>
          {lastUpdated !== null && !Number.isNaN(Date.parse(lastUpdated))
            ? t('drug.asOf', { date: dayDate(lastUpdated) })
            : t('drug.asOfUnknown')}
        </p>
      </div>
    </Sheet>
  );
}

const statuses = ['active', 'inactive', 'retired', 'draft'] as const;

/** The plan's conditions. What the list leaves out is shown as not stated, never as "no". */
function useRules(drug: ListedDrug): Fact[] {
  const { t } = useTranslation('find');
  const known = useKnownText('find');
  const quantity = useQuantityWords();
  const rule = (value: boolean | null, yes: string, no: string, newOnly: boolean | null = null) =>
    value === null ? (
      <span className={styles['unknown']}>{t('drug.notSaid')}</span>
    ) : value ? (
      <>
        <span className={styles['strong']}>{yes}</span>
        {newOnly === true && <span className={styles['line']}>{t('drug.newOnly')}</span>}
      </>
    ) : (
      no
    );
  const { tier } = drug;
  const ours = tier?.code ? known(`tier.${tier.code.toLowerCase()}`) : null;
  const theirs = tier?.text ?? tier?.code ?? null;
  const limits = [
    ...(drug.quantityLimitText ? [drug.quantityLimitText] : []),
    ...drug.quantityRules.map(quantity),
  ];
  return [
    {
      key: 'tier',
      label: t('drug.tier'),
      value: (
        <>
          {ours ?? theirs ?? t('tier.none')}
          {ours !== null && theirs !== null && theirs !== ours && (
            <SmallLine>{t('drug.tierPlan', { tier: theirs })}</SmallLine>
          )}
        </>
      ),
    },
    {
      key: 'ask',
      label: t('drug.ask'),
      value: rule(
        drug.priorAuthorization,
        t('drug.askYes'),
        t('drug.askNo'),
        drug.priorAuthorizationNewStartsOnly,
      ),
    },
    {
      key: 'step',
      label: t('drug.step'),
      value: rule(drug.stepTherapy, t('drug.stepYes'), t('drug.stepNo'), drug.stepTherapyNewStartsOnly),
    },
    {
      key: 'limit',
      label: t('drug.limit'),
      value: (
        <>
          {rule(drug.quantityLimit, t('drug.limitYes'), t('drug.limitNo'))}
          {limits.map((limit) => (
            <span key={limit} className={styles['line']}>
              {limit}
            </span>
          ))}
        </>
      ),
    },
  ];
}

function useMoreFacts(drug: ListedDrug): Fact[] {
  const { t } = useTranslation(['find', 'health']);
  const { span } = useFormats();
  const form = findPlanWord(drug.doseForm);
  const status = statuses.find((each) => each === drug.availability);
  const facts = [
    ['list', drug.listName],
    ['status', status === undefined ? drug.availability : t(`drug.statusOf.${status}`)],
    ['offered', span(drug.start, drug.end)],
    ['mail', drug.mailOrder === null ? null : t(drug.mailOrder ? 'drug.mailYes' : 'drug.mailNo')],
    ['form', form === null ? drug.doseForm : t(`health:word.${form}`)],
    ['alternatives', joined(drug.alternatives.flatMap(({ text, code }) => text ?? code ?? []))],
    ['alsoCalled', joined(drug.alsoCalled)],
    ['codes', joined(drug.rxNormCodes)],
  ] as const;
  return facts.flatMap(([key, value]) => (value === null ? [] : [{ key, label: t(`drug.${key}`), value }]));
}

function joined(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join('; ');
}
