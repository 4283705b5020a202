import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { yearOf } from '#shared/dates';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { ClaimPage } from '#shared/model/claims/claims-view';
import type { AskedSum, ClaimParts } from '#shared/model/claims/question';
import { countShareClaims, type Sum, type Totals } from '#shared/model/claims/totals';
import { isAskedOfBills } from '#shared/words/ask/asked-bills';
import { useRequest } from '../../../api/use-request.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { useSumWords } from '../../../i18n/use-sum-words.ts';
import { LinkButton } from '../../../ui/actions/LinkButton.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Sheet } from '../../../ui/layout/Sheet.tsx';
import { useLimitWords } from '../../../ui/records/use-limit-words.ts';
import { buildFilter, type ClaimsSearch, listActiveFilters } from '../claims-search.ts';
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
  const span = hasDays(search) ? null : findSpan(page);
  return (
    <Sheet label={t('ask.answer')}>
      {isAskedOfBills(about) ? (
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
                {hasClaimSums && isDenied && (
                  <DeniedCount count={page.count} year={search.only ?? null} span={span} />
                )}
                {hasClaimSums &&
                  page.totals
                    .filter((totals) => !isDenied || hasShare(totals))
                    .map((totals) => (
                      <Figures
                        key={totals.currency}
                        totals={totals}
                        claims={page.totals.length === 1 ? page.count : totals.claims}
                        sum={search.sum}
                        span={span}
                      />
                    ))}
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
            {hasClaimSums && isDenied && <DeniedToo personId={personId} search={search} />}
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

/** The first and the last year of care, where no time was asked for; `null` where one was, or none is known. */
type YearSpan = { from: number; to: number } | null;

function hasDays({ only, from, to }: ClaimsSearch): boolean {
  return only !== undefined || from !== undefined || to !== undefined;
}

function findSpan({ months }: ClaimPage): YearSpan {
  const years = months.flatMap(({ year }) => year ?? []);
  return years.length === 0 ? null : { from: Math.min(...years), to: Math.max(...years) };
}

/** Says of which years a sum is that asks for none: without that, it is taken for this year's. */
function useSpanWords(span: YearSpan): (words: string) => string {
  const { t } = useTranslation('claims');
  return (words) => {
    if (span === null) return words;
    const { from, to } = span;
    return from === to
      ? t('ask.spanOne', { words, year: String(from) })
      : t('ask.span', { words, from: String(from), to: String(to) });
  };
}

function DeniedCount({ count, year, span }: { count: number; year: number | null; span: YearSpan }) {
  const { t } = useTranslation('claims');
  const { locale } = useFormats();
  const withSpan = useSpanWords(span);
  return (
    <BigAmount amount={new Intl.NumberFormat(locale).format(count)}>
      {year === null
        ? withSpan(t('ask.denied', { count }))
        : t('ask.deniedIn', { count, year: String(year) })}
    </BigAmount>
  );
}

/** What of that time stands in Denials and appeals besides, and the way there: both screens tell one story. */
function DeniedToo({ personId, search }: { personId: string; search: ClaimsSearch }) {
  const { t } = useTranslation('claims');
  const { data } = useRequest('appeals.list', { personId });
  // Of claims that are narrowed further, the screen of denials does not say how many there are.
  if (listActiveFilters(search).some((name) => !ofDenials.has(name))) return null;
  const others = (data?.refusals ?? []).filter(
    ({ row }) => row.state !== 'plan-did-not-pay' && isInTime(row, search),
  );
  const part = others.filter(({ row }) => row.state === 'plan-paid-part').length;
  const further = others.length - part;
  return (
    <p>
      {part > 0 && t('ask.deniedToo.part', { count: part })}{' '}
      {further > 0 && t('ask.deniedToo.other', { count: further })}{' '}
      <Link to="/appeals">{t('ask.none.appeals')}</Link>
    </p>
  );
}

const ofDenials: ReadonlySet<string> = new Set(['states', 'only', 'from', 'to']);

function isInTime({ serviceStart: day }: ClaimRow, { only, from, to }: ClaimsSearch): boolean {
  if (only === undefined && from === undefined && to === undefined) return true;
  if (day === null) return false;
  return (
    (only === undefined || yearOf(day) === only) &&
    (from === undefined || day >= from) &&
    (to === undefined || day <= to)
  );
}

/** The sums asked for, each by itself: what is usually paid at the pharmacy is never in the share. */
type FiguresProps = {
  totals: Totals;
  /** How many are listed. */
  claims: number;
  sum: AskedSum | undefined;
  span: YearSpan;
};

function Figures({ totals, claims, sum, span }: FiguresProps) {
  const { t } = useTranslation('claims');
  const { yourShare, atPharmacy, planPaid, billed, shareMissing, counted, currency } = totals;
  if (counted === 0) return <p>{t('ask.noneCount')}</p>;
  if (sum === 'planPaid')
    return (
      <Figure
        span={span}
        sum={planPaid}
        of={claims}
        currency={currency}
        name="planPaid"
        none={t('ask.planPaidNotGiven')}
      />
    );
  if (sum === 'billed')
    return (
      <Figure
        span={span}
        sum={billed}
        of={claims}
        currency={currency}
        name="billed"
        none={t('ask.billedNotGiven')}
      />
    );
  if (sum === 'copay' || sum === 'coinsurance')
    return (
      <Figure
        span={span}
        sum={totals[sum]}
        of={claims}
        currency={currency}
        name={sum}
        none={t(`ask.notGiven.${sum}`)}
      />
    );
  const hasOthers = shareMissing.atPharmacy < counted;
  const noShare =
    atPharmacy.statedBy > 0
      ? t('ask.shareNotGivenOf', { count: counted - shareMissing.atPharmacy })
      : t('ask.shareNotGiven');
  // As many as the line below names: claims at the pharmacy have a figure of their own, and some are in no total.
  const ofShare = countShareClaims(totals);
  const share = (
    <Figure span={span} sum={yourShare} of={ofShare} currency={currency} name="share" none={noShare} />
  );
  return (
    <>
      {yourShare.statedBy > 0 && share}
      {atPharmacy.statedBy > 0 && (
        <Figure
          span={span}
          sum={atPharmacy}
          of={atPharmacy.statedBy + atPharmacy.notStatedBy}
          currency={currency}
          name="pharmacy"
          none=""
        />
      )}
      {yourShare.statedBy === 0 && (hasOthers || atPharmacy.statedBy === 0) && share}
    </>
  );
}

type FigureProps = {
  sum: Sum;
  /** How many claims are listed that may state it. */
  of: number;
  currency: string;
  name: 'share' | 'pharmacy' | 'copay' | 'coinsurance' | 'planPaid' | 'billed';
  /** Said where no claim states it. */
  none: string;
  span: YearSpan;
};

function Figure({ sum, of, currency, name, none, span }: FigureProps) {
  const { t } = useTranslation('claims');
  const withSpan = useSpanWords(span);
  const nameSum = useSumWords();
  if (sum.statedBy === 0) return <p>{none}</p>;
  return (
    <BigAmount amount={nameSum(sum, currency, none)}>
      {withSpan(
        sum.statedBy < of
          ? t(`ask.figureOf.${name}`, { stated: sum.statedBy, count: of })
          : t(`ask.figure.${name}`, { count: sum.statedBy }),
      )}
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
                  {meter.limit === null
                    ? nameLimit(meter)
                    : t('ask.leftOf', { limit: nameLimit(meter), amount: amount(meter.limit.cents) })}
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
