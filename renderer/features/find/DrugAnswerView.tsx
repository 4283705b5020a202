import { useTranslation } from 'react-i18next';
import type { DrugAnswer } from '#shared/model/plans/lookup';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { DrugContacts } from './DrugContacts.tsx';
import { DrugSheet } from './DrugSheet.tsx';
import { NotFound } from './NotFound.tsx';

export type DrugAnswerViewProps = {
  answer: DrugAnswer;
  /** False when all lists were searched: costs belong to one product. */
  hasProduct: boolean;
  /** True when there are products to choose from. */
  hasProducts: boolean;
};

/** The drug list's entries, or what to try when there are none. */
export function DrugAnswerView({ answer, hasProduct, hasProducts }: DrugAnswerViewProps) {
  const { t } = useTranslation('find');
  const { drugs, lookedFor, contacts, product, more } = answer;
  const first = lookedFor[0] ?? '';
  const term = lookedFor.at(-1) ?? '';
  if (drugs.length === 0)
    return (
      <>
        <NotFound
          title={t('missing.drugTitle')}
          lead={[
            t('drug.lookedFor', { term: lookedFor.join('”, “') }),
            more ? t('missing.partOnly') : '',
          ].join(' ')}
          tries={[
            t('missing.tryName'),
            t('missing.tryLess'),
            ...(hasProducts ? [t('missing.tryProduct')] : []),
            t('missing.callPlan'),
          ]}
        />
        <DrugContacts contacts={contacts} product={product} />
      </>
    );
  return (
    <>
      <div>
        <h2>{t('drug.found', { count: drugs.length })}</h2>
        <p>
          {lookedFor.length > 1 ? t('drug.lookedLess', { first, term }) : t('drug.lookedFor', { term })}{' '}
          {more && t('drug.more')}
        </p>
      </div>
      {!hasProduct && hasProducts && <Notice tone="calm">{t('product.choose')}</Notice>}
      {drugs.map((drug) => (
        <DrugSheet key={drug.id} drug={drug} hasProduct={hasProduct} />
      ))}
      <DrugContacts contacts={contacts} product={product} />
    </>
  );
}
