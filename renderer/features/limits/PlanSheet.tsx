import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Meter, PlanLimits } from '#shared/model/bills/limits';
import { useFormats } from '../../i18n/use-formats.ts';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { cx } from '../../ui/cx.ts';
import { Tag } from '../../ui/data/Tag.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import { useLimitWords } from '../../ui/records/use-limit-words.ts';
import tables from '../../ui/tables/Table.module.css';
import styles from './Limits.module.css';
import { MeterRow } from './MeterRow.tsx';

/** The limits of one plan: its meters, what is not in them, and the claims that are. */
export function PlanSheet({ plan, year }: { plan: PlanLimits; year: number }) {
  const { t } = useTranslation('limits');
  const id = useId();
  const { planTitle, planLead } = useLimitWords(plan);
  const { isTyped, lastTyped, card, facts } = plan;
  const meters = plan.meters.filter(saysSomething);
  const named = card.find(({ whose }) => whose === 'family');
  return (
    <Sheet labelledBy={id}>
      <div className={styles['plan']}>
        <div className={styles['head']}>
          <h2 id={id}>{planTitle}</h2>
          {meters.length > 0 && <Tag>{t('estimate')}</Tag>}
          <ExampleTag isExample={plan.isExample} />
        </div>
        <p className={styles['small']}>{planLead}</p>
        {meters.length === 0 && <p>{t(plan.kind === 'medicare-part-a' ? 'benefitPeriod' : 'nothingYet')}</p>}
        {meters.length > 0 && (
          <>
            <ul className={styles['meters']}>
              {meters.map((meter) => (
                <MeterRow
                  key={[meter.whose, meter.what, meter.care, meter.network].join(' ')}
                  meter={meter}
                  plan={plan}
                />
              ))}
            </ul>
            {!isTyped && lastTyped.length > 0 && <p>{t('lastYear')}</p>}
            {named && facts.family === null && <p>{t('familyOnCard')}</p>}
          </>
        )}
        {plan.kind !== 'medicare-part-a' && (
          <ButtonLink to="/spending/limits/change" search={{ plan: plan.planId, year }}>
            {t('change')}
          </ButtonLink>
        )}
        {meters.length > 0 && (
          <>
            <Details summary={t('notIn.title')}>
              <NotInCounts plan={plan} />
            </Details>
            {plan.claims.length > 0 && (
              <Details summary={t('claims.title', { count: plan.claims.length })}>
                <CountedClaims plan={plan} />
              </Details>
            )}
          </>
        )}
      </div>
    </Sheet>
  );
}

/** A meter without a limit and without a claim says nothing. */
function saysSomething({ limit, shownCents, ours }: Meter): boolean {
  return limit !== null || shownCents === null || shownCents > 0 || ours.claims > 0;
}

const gapNames = [
  'withoutParts',
  'partsDiffer',
  'networkNotStated',
  'waiting',
  'undated',
  'otherCurrency',
] as const;
const alwaysLeftOut = ['late', 'order', 'out', 'notCovered', 'coupons', 'vendors'] as const;

/** What our count cannot know: first what this plan's claims lack, then what no count of claims holds. */
function NotInCounts({ plan }: { plan: PlanLimits }) {
  const { t } = useTranslation('limits');
  const gaps = gapNames.filter((name) => plan.gaps[name] > 0);
  return (
    <ul>
      {gaps.map((name) => (
        <li key={name}>
          <strong>{t(`gap.${name}`, { count: plan.gaps[name] })}</strong>
        </li>
      ))}
      {alwaysLeftOut.map((name) => (
        <li key={name}>{t(`notIn.${name}`)}</li>
      ))}
      {plan.facts.family === null && <li>{t('notIn.family')}</li>}
      {plan.kind === 'medicare-part-d' && <li>{t('notIn.partD')}</li>}
    </ul>
  );
}

const parts = ['deductibleCents', 'copayCents', 'coinsuranceCents'] as const;

/** The claims that were added up, each a link to its page. */
function CountedClaims({ plan }: { plan: PlanLimits }) {
  const { t } = useTranslation(['limits', 'common']);
  const { date } = useFormats();
  const { amount } = useLimitWords(plan);
  return (
    <div className={tables['box']}>
      <table
        className={cx(tables['table'], tables['answers'], tables['stacksInBox'], 'small')}
        aria-label={t('limits:claims.title', { count: plan.claims.length })}
      >
        <thead>
          <tr>
            <th scope="col">{t('limits:claims.claim')}</th>
            {parts.map((part) => (
              <th key={part} scope="col" className="num">
                {t(`limits:claims.${part}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {plan.claims.map((claim) => (
            <tr key={claim.claimId}>
              <th scope="row">
                <Link to="/claims/$claimId" params={{ claimId: claim.claimId }}>
                  {claim.provider ?? t('limits:claims.noName')}
                </Link>
                <span className={styles['small']}>
                  {[
                    date(claim.date),
                    claim.care !== plan.care && t(`limits:care.${claim.care}`),
                    claim.network === 'out' && t('limits:network.out'),
                  ]
                    .filter(Boolean)
                    .map((fact) => ` · ${fact}`)}
                </span>
              </th>
              {parts.map((part) => (
                <td key={part} className="num" data-label={t(`limits:claims.${part}`)}>
                  {claim[part] === null ? (
                    <span className={styles['small']}>{t('common:money.notStated')}</span>
                  ) : (
                    amount(claim[part])
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
