import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { DrugCapCount, DrugCapView } from '#shared/model/bills/drug-cap';
import { useRequest } from '../../api/use-request.ts';
import { listMonthNames, useFormats } from '../../i18n/use-formats.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { usePerson } from '../../shell/person.tsx';
import { BackLink } from '../../ui/actions/BackLink.tsx';
import { Tag } from '../../ui/data/Tag.tsx';
import { EmptyState } from '../../ui/feedback/EmptyState.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Skeleton } from '../../ui/feedback/Skeleton.tsx';
import { Select } from '../../ui/forms/Select.tsx';
import { YearSelect } from '../../ui/forms/YearSelect.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Stack } from '../../ui/layout/Row.tsx';
import { useCountedForCap } from '../../ui/records/use-counted-for-cap.ts';
import { CapMonths } from './CapMonths.tsx';
import { CountedParts } from './CountedParts.tsx';
import styles from './DrugCap.module.css';
import { FillCosts } from './FillCosts.tsx';
import { LikelyRefills } from './LikelyRefills.tsx';
import { PaymentWays } from './PaymentWays.tsx';
import { useCapWords } from './use-cap-words.ts';

/** What counts toward Medicare's drug cap in a year, and what the payment plan of Part D would bill. */
export function DrugCapScreen() {
  const { t } = useTranslation('drug-cap');
  const { person, isLoading } = usePerson();
  const { year, plan, join } = useSearch({ from: '/shell/spending/limits/drugs' });
  const { data, error, refetch } = useRequest(
    'drugCap.get',
    { personId: person?.id ?? '', year: year ?? null, planId: plan ?? null, joinMonth: join ?? null },
    { enabled: person !== null, keepPrevious: true },
  );
  const isEmpty = (!isLoading && person === null) || data?.plans.length === 0;
  const count = data?.count ?? null;
  return (
    <>
      <BackLink to="/spending/limits" search={year === undefined ? {} : { year }}>
        {t('back')}
      </BackLink>
      <PageHeader
        screen={t('screen')}
        title={data && count ? <Answer count={count} year={data.year} /> : t('screen')}
        beside={count && <Tag>{t('estimate')}</Tag>}
        lead={data && count && <Lead count={count} year={data.year} />}
        actions={data && <Choices view={data} />}
      />
      <Stack>
        {error && <FailureNotice failure={error.failure} onRetry={() => void refetch()} />}
        {!data && !error && !isEmpty && <Skeleton lines={8} label={t('loading')} />}
        {isEmpty && (
          <EmptyState title={t('empty.title')}>
            <p>{t('empty.text')}</p>
          </EmptyState>
        )}
        {data && !isEmpty && count === null && (
          <EmptyState title={t('unknownYear.title', { year: data.year })}>
            <p>{t('unknownYear.text')}</p>
          </EmptyState>
        )}
        {data && count && (
          <>
            <PlanNotices count={count} />
            <CapMonths count={count} year={data.year} />
            <PaymentWays count={count} year={data.year} />
            <div className={styles['pair']}>
              <CountedParts count={count} year={data.year} />
              <LikelyRefills count={count} year={data.year} />
            </div>
            <FillCosts count={count} year={data.year} />
          </>
        )}
      </Stack>
    </>
  );
}

type CountProps = { count: DrugCapCount; year: number };

function Answer({ count, year }: CountProps) {
  return useCapWords().answer(count, year);
}

function Lead({ count, year }: CountProps) {
  const { t } = useTranslation('drug-cap');
  const { money, date } = useFormats();
  const sayCounted = useCountedForCap();
  const { passed, mayReach, capCents, lowCents, highCents, fills } = count;
  const day = (text: string) => date(text) ?? text;
  const cap = t('lead.cap', { cap: money(capCents), year });
  const latest = mayReach?.latest ?? null;
  const end = count.months.at(-1)?.soFarCents ?? lowCents;
  return (
    <>
      {passed && `${t(`lead.${passed.by}`, { year })} `}
      {mayReach &&
        latest !== null &&
        `${t(mayReach.earliest === latest ? 'lead.on' : 'lead.between', { from: day(mayReach.earliest), to: day(latest) })} `}
      {!passed && latest === null && fills > 0 && (
        <>
          {sayCounted({ lowCents, highCents })}{' '}
          {end > lowCents && `${t('lead.withLikely', { amount: money(end) })} `}
        </>
      )}
      {!passed && `${cap} `}
      {mayReach && latest === null && `${t('lead.perhaps', { from: day(mayReach.earliest) })} `}
      <strong>{t('lead.official')}</strong>
    </>
  );
}

/** Where two plans paid, or another one since some month. */
function PlanNotices({ count: { doubleMonths, newPlanSince } }: { count: DrugCapCount }) {
  const { t } = useTranslation('drug-cap');
  const { locale } = useFormats();
  const names = listMonthNames(locale, 'long');
  const list = new Intl.ListFormat(locale).format(doubleMonths.map((month) => names[month - 1] ?? ''));
  return (
    <>
      {doubleMonths.length > 0 && <Notice tone="warning">{t('double', { months: list })}</Notice>}
      {newPlanSince !== null && (
        <Notice tone="calm">{t('newPlan', { month: names[newPlanSince - 1] })}</Notice>
      )}
    </>
  );
}

function Choices({ view: { year, years, plans, planId } }: { view: DrugCapView }) {
  const { t } = useTranslation('drug-cap');
  const { nameSource } = useSourceWords();
  const navigate = useNavigate({ from: '/spending/limits/drugs' });
  return (
    <>
      {plans.length > 1 && planId !== null && (
        <Select
          label={t('plan')}
          hideLabel
          value={planId}
          onChange={(plan) =>
            void navigate({ search: (old) => ({ ...old, plan }), replace: true, resetScroll: false })
          }
          options={plans.map((plan) => ({
            value: plan.planId,
            label: [nameSource(plan.planName, plan), plan.coverageName].filter(Boolean).join(', '),
          }))}
        />
      )}
      <YearSelect
        label={t('year')}
        years={years}
        year={year}
        onChange={(next) =>
          void navigate({
            search: ({ plan }) => ({ ...(plan === undefined ? {} : { plan }), year: next }),
            replace: true,
            resetScroll: false,
          })
        }
      />
    </>
  );
}
