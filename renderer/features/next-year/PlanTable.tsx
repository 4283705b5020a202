import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { addYearOfPremiums, type NextYear, type PlanYear } from '#shared/model/replay/next-year';
import { mostComparedPlans } from '#shared/model/replay/plan-rules';
import type { FormLine } from '#shared/model/replay/service-rows';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { cx } from '../../ui/cx.ts';
import { Tag } from '../../ui/data/Tag.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import tables from '../../ui/tables/Table.module.css';
import { chooseColumnRoom } from './column-room.ts';
import styles from './NextYear.module.css';
import { useRangeWords } from './use-range-words.ts';
import { YearBars } from './YearBars.tsx';

type RowName = 'year' | 'months' | 'premium' | 'share' | 'deductible' | 'limit' | 'unknown' | 'used';
type Props = { view: NextYear; onRemove(planId: string): void };

/** More empty lines of a plan than these are folded. */
const mostUnfolded = 3;

/** What the claims say beside each plan, in the order in which the plans were typed; never by cost. */
export function PlanTable({ view, onRemove }: Props) {
  const { t } = useTranslation('next-year');
  const { stated, plans } = view;
  const { premium, range, reached, limits, used, names, stated: sayStated } = useRangeWords();
  const nowhere = listStatedNowhere(plans);
  const [first] = plans;
  // The year as claims say it is that of the people of the first plan.
  const ofNow = first ? names(first, view) : null;
  const highest = Math.max(
    1,
    ...stated.months.map((cents, month) => cents + (stated.premiumCents ?? 0) * (month + 1)),
    // Of a plan without a result there are no bars.
    ...plans
      .filter(({ months }) => months.length > 0)
      .map((plan) => (plan.months.at(-1)?.highCents ?? 0) + (plan.yearPremiumCents ?? 0)),
  );
  const rows: { name: RowName; now: ReactNode; of(plan: PlanYear): ReactNode }[] = [
    {
      name: 'year',
      now: <StatedYear stated={stated} />,
      of: (plan) => <YearCell plan={plan} year={view.year} />,
    },
    {
      name: 'months',
      now:
        stated.cents === null ? null : (
          <YearBars
            name={t('now')}
            months={stated.months.map((cents) => ({ lowCents: cents, highCents: cents }))}
            premiumCents={stated.premiumCents ?? 0}
            highest={highest}
          />
        ),
      of: (plan) =>
        plan.months.length === 0 ? null : (
          <YearBars
            name={plan.rules.name}
            months={plan.months}
            premiumCents={plan.rules.premiumCents ?? 0}
            highest={highest}
          />
        ),
    },
    {
      name: 'premium',
      now: stated.premiumCents === null ? <OwnPremium view={view} /> : premium(stated.premiumCents),
      of: ({ rules: { premiumCents } }) =>
        premiumCents === null ? t('premiumUnknown') : premium(premiumCents),
    },
    {
      name: 'share',
      now: stated.cents === null ? null : sayStated(stated.cents, stated.notStated),
      of: ({ share }) => (share === null ? null : range(share)),
    },
    { name: 'deductible', now: null, of: limits },
    { name: 'limit', now: null, of: (plan) => (plan.share === null ? null : reached(plan)) },
    { name: 'unknown', now: null, of: (plan) => <Unknown plan={plan} nowhere={nowhere} /> },
    {
      name: 'used',
      now: null,
      of: (plan) => used(plan),
    },
  ];
  return (
    <Sheet label={t('table', { year: view.year })}>
      <ScrollRegion aria-label={t('table', { year: view.year })} className={cx(tables['scroll'])}>
        <div className={tables['box']}>
          <table
            className={cx(
              tables['table'],
              tables['stacksInBox'],
              styles['plans'],
              chooseColumnRoom(plans.length),
            )}
          >
            <caption className="visually-hidden">{t('table', { year: view.year })}</caption>
            <thead>
              <tr>
                <td />
                <th scope="col">
                  {t('now')}
                  <br />
                  <Tag>{t('nowTag', { year: view.year })}</Tag>
                  {ofNow !== null && (
                    <>
                      <br />
                      <span className={styles['note']}>{ofNow}</span>
                    </>
                  )}
                </th>
                {plans.map((plan) => (
                  <th key={plan.planId} scope="col">
                    {plan.rules.name}
                    <PlanNote plan={plan} names={names(plan, view)} />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ name, now, of }) => (
                <tr key={name}>
                  <th scope="row">
                    {t(`row.${name}`)}
                    {name === 'months' && <BarLegend />}
                  </th>
                  <td data-label={t('now')}>{now}</td>
                  {plans.map((plan) => (
                    <td key={plan.planId} data-label={plan.rules.name}>
                      {of(plan)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ScrollRegion>
      <StatedNowhere lines={nowhere} />
      <ul className={styles['actions']}>
        {plans.map(({ planId, rules }) => (
          <li key={planId}>
            <span>{rules.name}</span>
            <Row>
              <ButtonLink
                to="/next-year/plan"
                search={{ year: view.year, plan: planId }}
                aria-label={t('changeNamed', { plan: rules.name })}
              >
                {t('change')}
              </ButtonLink>
              <Button
                variant="quiet"
                aria-label={t('removeNamed', { plan: rules.name })}
                onPress={() => onRemove(planId)}
              >
                {t('remove')}
              </Button>
            </Row>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

/** `names`: of the people of a family. */
function PlanNote({ plan: { rules, isExample }, names }: { plan: PlanYear; names: string | null }) {
  const { t } = useTranslation('next-year');
  const { date } = useFormats();
  const isDated = !rules.isOwn && rules.papersOf !== null;
  return (
    <>
      {(rules.isOwn || isDated) && <br />}
      {rules.isOwn && <Tag>{t('own')}</Tag>}
      {isDated && <span className={styles['note']}>{t('dated', { date: date(rules.papersOf) })}</span>}{' '}
      {names !== null && (
        <>
          <br />
          <span className={styles['note']}>{names}</span>
        </>
      )}
      {rules.source && (
        <>
          <br />
          <span className={styles['note']}>{t('fileDated', { date: date(rules.source.dated) })}</span>
        </>
      )}
      <ExampleTag isExample={isExample} />
    </>
  );
}

/** The range of the year; in words why there is none. */
function YearCell({ plan: { planId, year, share, missing }, year: of }: { plan: PlanYear; year: number }) {
  const { t } = useTranslation('next-year');
  const { range, line: name } = useRangeWords();
  if (year !== null) return <strong className={styles['year']}>{range(year)}</strong>;
  const isOfClaims = missing.some((line) => line !== 'premium');
  if (share === null && !isOfClaims) return t('noResult');
  const list = (
    <ul className={styles['missing']}>
      {missing.map((line) => (
        <li key={line}>
          <Link to="/next-year/plan" search={{ year: of, plan: planId, line }}>
            {name(line)}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <>
      <p>
        {share === null
          ? t('noResultMissing', { count: missing.length })
          : t(isOfClaims ? 'noPremiumMissing' : 'noPremium')}
      </p>
      {missing.length > mostUnfolded ? (
        <Details summary={t('missingLines', { count: missing.length })}>{list}</Details>
      ) : (
        list
      )}
    </>
  );
}

/** The lines that all of several plans leave empty. The premium has a row of its own. */
function listStatedNowhere([first, ...others]: readonly PlanYear[]): FormLine[] {
  if (first === undefined || others.length === 0) return [];
  const isEmptyInAll = (line: FormLine) => others.every(({ missing }) => missing.includes(line));
  return first.missing.filter((line) => line !== 'premium' && isEmptyInAll(line));
}

/** What no plan states is said once, for all of them. */
function StatedNowhere({ lines }: { lines: readonly FormLine[] }) {
  const { t } = useTranslation('next-year');
  const range = useRangeWords();
  return lines.length > 0 && <p>{t('nowhere', { lines: range.lines(lines) })}</p>;
}

/** What is not known. Empty lines that stand above in the plan's column, or below for all plans, are only counted. */
function Unknown({ plan, nowhere }: { plan: PlanYear; nowhere: readonly FormLine[] }) {
  const { t } = useTranslation('next-year');
  const { unknown } = useRangeWords();
  const empty = plan.missing.filter((line) => line !== 'premium');
  const missing = plan.year === null ? [] : empty.filter((line) => !nowhere.includes(line));
  const count = empty.length - missing.length;
  const hasOthers = plan.unknowns.length > 0 || plan.isWide || missing.length > 0 || count === 0;
  return [
    ...(count > 0 ? [t('missingLines', { count })] : []),
    ...(hasOthers ? [unknown({ ...plan, missing })] : []),
  ].join('; ');
}

/** Share and premiums of the own year, added up where all of it is known. */
function StatedYear({ stated: { cents, notStated, premiumCents, yearCents } }: Pick<NextYear, 'stated'>) {
  const { t } = useTranslation('next-year');
  const { amount } = useRangeWords();
  if (cents === null) return null;
  if (yearCents !== null) return <strong className={styles['year']}>{amount(yearCents)}</strong>;
  if (premiumCents === null) return <p>{t('ofClaims', { amount: amount(cents) })}</p>;
  const parts = { share: amount(cents), premium: amount(addYearOfPremiums(premiumCents)) };
  return <p>{t('ofParts', { ...parts, count: notStated })}</p>;
}

/** Where to say what the own plan cost. */
function OwnPremium({ view: { plans, year } }: { view: NextYear }) {
  const { t } = useTranslation('next-year');
  const own = plans.filter(({ rules }) => rules.isOwn);
  const [plan] = own.filter(({ rules }) => rules.year === year);
  const isAsked = own.length <= 1 && (plan !== undefined || plans.length < mostComparedPlans);
  return (
    <>
      {t('premiumUnknown')}
      {isAsked && (
        <p>
          {plan ? (
            <Link to="/next-year/plan" search={{ year, plan: plan.planId, line: 'premium' }}>
              {t('ownPremiumOf', { plan: plan.rules.name })}
            </Link>
          ) : (
            <Link to="/next-year/plan" search={{ year, own: true }}>
              {t('ownPremium')}
            </Link>
          )}
        </p>
      )}
    </>
  );
}

function BarLegend() {
  const { t } = useTranslation('next-year');
  return (
    <ul className={styles['legend']}>
      {(['you', 'premium', 'open'] as const).map((part) => (
        <li key={part}>
          <span aria-hidden="true" className={part === 'you' ? 'fill-you' : styles[part]} />
          {t(`legend.${part}`)}
        </li>
      ))}
      <li>{t('legend.text')}</li>
    </ul>
  );
}
