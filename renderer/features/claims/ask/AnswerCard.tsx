import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClaimPage } from '#shared/model/claims/claims-view';
import type { AskedSum, ClaimParts } from '#shared/model/claims/question';
import type { Sum, Totals } from '#shared/model/claims/totals';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { useLimitWords } from '../../../ui/records/use-limit-words.ts';
import { buildFilter, type ClaimsSearch } from '../claims-search.ts';
import styles from './AnswerCard.module.css';
import { BigAmount } from './BigAmount.tsx';
import { NewsAnswer } from './NewsAnswer.tsx';
import { Owed } from './Owed.tsx';
import { MarkedAsPaid, PaidSource, TaxYear } from './PaidAnswer.tsx';
import { type AskedLimit, listMeters, readLeft } from './use-about-words.ts';

export type AnswerCardProps = {
  personId: string;
  search: ClaimsSearch;
  page: ClaimPage;
  /** How many claims match, and on how many of them each sum rests. */
  children: ReactNode;
  hasSums: boolean;
};

/** What was asked: one sum with what it counts, what it is made of, and what is not in it. */
export function AnswerCard({ personId, search, page, hasSums, children }: AnswerCardProps) {
  const { t } = useTranslation('claims');
  const { about } = search;
  const isPaid = search.sum === 'paid';
  const hasClaimSums = hasSums && page.openVisits === 0;
  const isDenied = asksDenied(search);
  return (
    <Sheet label={t('ask.answer')}>
      {about === 'owe' || about === 'next-bill' ? (
        <Owed personId={personId} search={search} />
      ) : about === 'taxes' ? (
        <TaxYear personId={personId} search={search} />
      ) : about === 'news' ? (
        <NewsAnswer personId={personId} />
      ) : about !== undefined ? (
        <Left personId={personId} year={search.only ?? null} about={about} />
      ) : (
        <>
          {(hasClaimSums || isPaid) && (
            <div className={styles['answer']}>
              <div className={styles['figures']}>
                {isPaid && <MarkedAsPaid personId={personId} search={search} />}
                {hasClaimSums && isDenied && <DeniedCount count={page.count} year={search.only ?? null} />}
                {hasClaimSums &&
                  page.totals
                    .filter((totals) => !isDenied || hasShare(totals))
                    .map((totals) => <Figures key={totals.currency} totals={totals} sum={search.sum} />)}
              </div>
              {hasClaimSums && !isPaid && (
                <Parts key={JSON.stringify(search)} personId={personId} search={search} />
              )}
            </div>
          )}
          <div className={styles['source']}>
            {isPaid && (
              <PaidSource personId={personId} search={search} totals={hasClaimSums ? page.totals : []} />
            )}
            {children}
          </div>
        </>
      )}
    </Sheet>
  );
}

/** Whether it is asked which claims were denied, and for no amount of them: how many, then, comes first. */
function asksDenied({ states, sum }: ClaimsSearch): boolean {
  return sum === undefined && states?.length === 1 && states[0] === 'plan-did-not-pay';
}

function hasShare({ yourShare, atPharmacy }: Totals): boolean {
  return yourShare.statedBy + atPharmacy.statedBy > 0;
}

function DeniedCount({ count, year }: { count: number; year: number | null }) {
  const { t } = useTranslation('claims');
  const { locale } = useFormats();
  return (
    <BigAmount amount={new Intl.NumberFormat(locale).format(count)}>
      {year === null ? t('ask.denied', { count }) : t('ask.deniedIn', { count, year: String(year) })}
    </BigAmount>
  );
}

/** The sums asked for, each by itself: what is usually paid at the pharmacy is never in the share. */
function Figures({ totals, sum }: { totals: Totals; sum: AskedSum | undefined }) {
  const { t } = useTranslation('claims');
  const { yourShare, atPharmacy, planPaid, billed, shareMissing, counted, currency } = totals;
  if (counted === 0) return <p>{t('ask.noneCount')}</p>;
  if (sum === 'planPaid')
    return <Figure sum={planPaid} currency={currency} name="planPaid" none={t('ask.planPaidNotGiven')} />;
  if (sum === 'billed')
    return <Figure sum={billed} currency={currency} name="billed" none={t('ask.billedNotGiven')} />;
  if (sum === 'copay' || sum === 'coinsurance')
    return <Figure sum={totals[sum]} currency={currency} name={sum} none={t(`ask.notGiven.${sum}`)} />;
  const hasOthers = shareMissing.atPharmacy < counted;
  const noShare =
    atPharmacy.statedBy > 0
      ? t('ask.shareNotGivenOf', { count: counted - shareMissing.atPharmacy })
      : t('ask.shareNotGiven');
  const share = <Figure sum={yourShare} currency={currency} name="share" none={noShare} />;
  return (
    <>
      {yourShare.statedBy > 0 && share}
      {atPharmacy.statedBy > 0 && <Figure sum={atPharmacy} currency={currency} name="pharmacy" none="" />}
      {yourShare.statedBy === 0 && (hasOthers || atPharmacy.statedBy === 0) && share}
    </>
  );
}

type FigureProps = {
  sum: Sum;
  currency: string;
  name: 'share' | 'pharmacy' | 'copay' | 'coinsurance' | 'planPaid' | 'billed';
  /** Said where no claim states it. */
  none: string;
};

function Figure({ sum, currency, name, none }: FigureProps) {
  const { t } = useTranslation('claims');
  const nameSum = useSumWords();
  if (sum.statedBy === 0) return <p>{none}</p>;
  return (
    <BigAmount amount={nameSum(sum, currency, none)}>
      {t(`ask.figure.${name}`, { count: sum.statedBy })}
    </BigAmount>
  );
}

/** The largest parts of the sum, or all of them; none where one part is all of it. */
function Parts({ personId, search }: { personId: string; search: ClaimsSearch }) {
  const { t } = useTranslation(['claims', 'common']);
  const [isWhole, showWhole] = useState(false);
  const question = {
    filter: buildFilter(search, personId),
    ...(search.sum && { sum: search.sum }),
    ...(isWhole && { isWhole }),
  };
  const data = useRequest('claims.parts', question, { keepPrevious: true }).data;
  if (!data || data.parts.length + data.leftOut < 2) return null;
  const none = t(data.by === 'drug' ? 'claims:ask.drugNotGiven' : 'claims:list.provider');
  return (
    <ul className={styles['parts']}>
      {data.parts.map((part) => {
        const name = part.kind === null ? (part.name ?? none) : t(`common:kind.${part.kind}`);
        return (
          <li key={name}>
            <span>{name}</span> <span className={styles['lead']} />{' '}
            <PartAmount part={part} currency={data.currency} isFill={data.by === 'drug'} sum={search.sum} />
          </li>
        );
      })}
      {(data.leftOut > 0 || isWhole) && (
        <li>
          {isWhole && data.leftOut > 0 && `${t('claims:ask.moreParts', { count: data.leftOut })} `}
          <LinkButton onPress={() => showWhole(!isWhole)}>
            {t(isWhole ? 'claims:attention.showFewer' : 'claims:ask.moreParts', { count: data.leftOut })}
          </LinkButton>
        </li>
      )}
    </ul>
  );
}

type PartAmountProps = {
  part: ClaimParts['parts'][number];
  currency: string;
  isFill: boolean;
  sum: AskedSum | undefined;
};

function PartAmount({ part, currency, isFill, sum }: PartAmountProps) {
  const { t } = useTranslation('claims');
  const nameSum = useSumWords();
  const { claims, yourShare, atPharmacy, planPaid } = part;
  const amounts =
    sum === 'billed' || sum === 'copay' || sum === 'coinsurance'
      ? []
      : sum === 'planPaid'
        ? [nameSum(planPaid, currency, t('cell.notStated'))]
        : [
            ...(atPharmacy.statedBy + atPharmacy.notStatedBy > 0
              ? [nameSum(atPharmacy, currency, t('cell.notStated'))]
              : []),
            ...(yourShare.statedBy + yourShare.notStatedBy > 0
              ? [nameSum(yourShare, currency, t('ask.partNotGiven'))]
              : []),
          ];
  const count = t(isFill ? 'ask.fills' : 'list.all', { count: claims });
  return <span className={styles['number']}>{[count, ...amounts].join(' · ')}</span>;
}

type LeftProps = { personId: string; year: number | null; about: AskedLimit };

/** What is left of a limit, plan by plan, as Limits says it. */
function Left({ personId, year, about }: LeftProps) {
  const { t } = useTranslation('claims');
  const { data: limits, error, refetch } = useRequest('limits.get', { personId, year });
  const plans = (limits?.plans ?? []).filter(({ meters }) => listMeters(meters, about).length > 0);
  if (error) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  return (
    <>
      {!limits && <p>{t('ask.limitLoading')}</p>}
      {limits && plans.length === 0 && <p>{t('ask.noLimit')}</p>}
      {plans.map((plan) => (
        <PlanLeft key={plan.planId} plan={plan} about={about} />
      ))}
      <p className={styles['source']}>
        <Link to="/spending/limits" {...(year !== null && { search: { year } })}>
          {t('ask.limits')}
        </Link>
      </p>
    </>
  );
}

type PlanLimits = Parameters<typeof useLimitWords>[0];

function PlanLeft({ plan, about }: { plan: PlanLimits; about: LeftProps['about'] }) {
  const { t } = useTranslation('claims');
  const { amount, nameLimit, sayLeft, planTitle, planLead } = useLimitWords(plan);
  return (
    <div role="status" className={styles['plan']}>
      <p>
        <b>{planTitle}</b> {planLead}
      </p>
      <div className={styles['meters']}>
        {listMeters(plan.meters, about).map((meter) => {
          const left = readLeft(meter);
          return (
            <div key={nameLimit(meter)}>
              {left && (
                <BigAmount
                  amount={t(left.isPlans ? 'ask.left' : 'ask.aboutLeft', { amount: amount(left.cents) })}
                >
                  {nameLimit(meter)}
                </BigAmount>
              )}
              <p>
                {!left && `${nameLimit(meter)}: `}
                {sayLeft(meter)}
              </p>
            </div>
          );
        })}
      </div>
    </div>
  );
}
