import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MissedLine, NextYear } from '#shared/model/replay/next-year';
import { findServiceRow } from '#shared/model/replay/service-rows';
import { useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { Details } from '../../ui/layout/Details.tsx';
import { ScrollRegion } from '../../ui/layout/ScrollRegion.tsx';
import tables from '../../ui/tables/Table.module.css';
import { useRangeWords } from './use-range-words.ts';

/** How far the rules of the own plan can be believed: what they come to, beside what its claims say, and where not, why. */
export function OwnCheck({ view: { plans } }: { view: NextYear }) {
  const { t } = useTranslation('next-year');
  return plans.map(({ planId, rules, check }) => {
    if (check === null || check.lines === 0) return null;
    const { lines, same, missed } = check;
    return (
      <div key={planId}>
        <p className="small muted">{t('check', { plan: rules.name, same, count: lines })}</p>
        {missed.length > 0 && (
          <Details summary={t('checked.title')}>
            <MissedLines missed={missed} />
          </Details>
        )}
      </div>
    );
  });
}

function MissedLines({ missed }: { missed: readonly MissedLine[] }) {
  const { t } = useTranslation('next-year');
  const { date } = useFormats();
  const { amount } = useRangeWords();
  const kindOf = (serviceClass: MissedLine['serviceClass']) => {
    const row = findServiceRow(serviceClass);
    return row === 'drugs' ? t('form.drugs') : t(`form.service.${row}`);
  };
  return (
    <ScrollRegion aria-label={t('checked.title')} className={cx(tables['scroll'])}>
      <div className={tables['box']}>
        <table className={cx(tables['table'], tables['stacksInBox'], tables['answers'])}>
          <caption className="visually-hidden">{t('checked.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('checked.service')}</th>
              <th scope="col">{t('checked.states')}</th>
              <th scope="col">{t('checked.comes')}</th>
              <th scope="col">{t('checked.why')}</th>
            </tr>
          </thead>
          <tbody>
            {missed.map(({ claimId, line, what, provider, date: day, serviceClass, ...found }) => (
              <tr key={`${claimId} ${line}`}>
                <th scope="row">
                  <Link to="/claims/$claimId" params={{ claimId }}>
                    {what ?? provider ?? t('differing.open')}
                  </Link>
                  {line !== null && ` · ${t('checked.line', { number: line })}`}
                  {` · ${date(day, 'short') ?? t('differing.noDate')}`}
                  <br />
                  <span className="small muted">{t('checked.as', { kind: kindOf(serviceClass) })}</span>
                </th>
                <td className="num" data-label={t('checked.states')}>
                  {amount(found.statedCents)}
                </td>
                <td className="num" data-label={t('checked.comes')}>
                  {amount(found.countedCents)}
                </td>
                <td data-label={t('checked.why')}>{t(`checked.reason.${found.reason}`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </ScrollRegion>
  );
}
