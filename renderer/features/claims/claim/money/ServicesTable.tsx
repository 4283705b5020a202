import { useTranslation } from 'react-i18next';
import type { AmountName } from '#shared/model/amount-table';
import type { Claim, ClaimLine } from '#shared/model/claim';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { cx } from '../../../../ui/cx.ts';
import { nameCoded } from '../../../../ui/data/coded-text.ts';
import { SourceTag } from '../../../../ui/data/SourceTag.tsx';
import { ScrollRegion } from '../../../../ui/layout/ScrollRegion.tsx';
import { TitledSheet } from '../../../../ui/layout/TitledSheet.tsx';
import tables from '../../../../ui/tables/Table.module.css';
import styles from './ServicesTable.module.css';

const columns = [
  'billed',
  'discount',
  'drugPrice',
  'allowed',
  'planPaid',
  'paidToYou',
  'otherInsurerPaid',
  'notCovered',
  'deductible',
  'coinsurance',
  'copay',
  'alreadyPaid',
  'yourShare',
] as const satisfies readonly AmountName[];

/** Columns shown even when no service states them: that they are missing matters. */
const always: ReadonlySet<AmountName> = new Set(['billed', 'planPaid', 'yourShare']);

/**
 * Every service with each part of your share. Parts that are zero for every service become one sentence below.
 * A wide table scrolls sideways on its own; rows become cards on a narrow screen.
 */
export function ServicesTable({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const stated = columns.filter(
    (name) => always.has(name) || claim.lines.some((line) => line.amounts[name] !== null),
  );
  const zero = stated.filter((name) => !always.has(name) && isZeroThroughout(claim, name));
  const shown = stated.filter((name) => !zero.includes(name));
  return (
    <TitledSheet title={t('services.title')}>
      {claim.lines.length === 0 ? (
        <p>{t('services.none')}</p>
      ) : (
        <ScrollRegion className={tables['scroll']} aria-label={t('services.scroll')}>
          <table
            className={cx(tables['table'], tables['answers'], tables['stacksOnPage'], 'small')}
            aria-label={t('services.table')}
          >
            <thead>
              <tr>
                <th scope="col">{t('services.service')}</th>
                {shown.map((name) => (
                  <th key={name} scope="col" className="num">
                    {t(`services.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {claim.lines.map((line) => (
                <Line key={line.number} line={line} shown={shown} claim={claim} />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {zero.length > 0 && <ZeroLine names={zero} />}
    </TitledSheet>
  );
}

function isZeroThroughout({ lines }: Claim, name: AmountName): boolean {
  return lines.every(({ amounts }) => amounts[name]?.cents === 0 && amounts[name].source === 'plan');
}

function ZeroLine({ names }: { names: readonly (typeof columns)[number][] }) {
  const { t } = useTranslation('claim');
  const { money, locale } = useFormats();
  const what = new Intl.ListFormat(locale).format(names.map((name) => t(`services.${name}`)));
  return <p className={styles['zero']}>{t('services.zero', { amount: money(0), what })}</p>;
}

type LineProps = { line: ClaimLine; shown: readonly (typeof columns)[number][]; claim: Claim };

function Line({ line, shown, claim }: LineProps) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  return (
    <tr>
      <th scope="row">
        {line.isTotal ? t('services.total') : (nameCoded(t, line.service) ?? t('services.notNamed'))}
        <LineFacts line={line} claim={claim} />
      </th>
      {shown.map((name) => {
        const amount = line.amounts[name];
        const isYours = name === 'yourShare' && (amount?.cents ?? 0) > 0 && claim.kind !== 'pharmacy';
        return (
          <td key={name} className={cx('num', isYours && styles['you'])} data-label={t(`services.${name}`)}>
            {amount === null ? (
              <span className={styles['unknown']}>{t('services.notStated')}</span>
            ) : (
              <>
                {money(amount.cents, amount.currency)}
                {amount.source !== 'plan' && (
                  <span className={styles['source']}>
                    <SourceTag source={amount.source} />
                  </span>
                )}
              </>
            )}
          </td>
        );
      })}
    </tr>
  );
}

function LineFacts({ line, claim }: { line: ClaimLine; claim: Claim }) {
  const { t } = useTranslation('claim');
  const { span, number } = useFormats();
  const isOtherDay = line.serviceStart !== claim.serviceStart || line.serviceEnd !== null;
  const parts = [
    isOtherDay && span(line.serviceStart, line.serviceEnd, 'short'),
    line.isTotal && nameCoded(t, line.service),
    line.service.text !== null && line.service.code,
    line.quantity && [number(line.quantity.value), line.quantity.unit].filter(Boolean).join(' '),
    line.allowedUnits !== null && t('services.allowedUnits', { number: number(line.allowedUnits) }),
    line.revenue &&
      (line.revenue.text ? t('services.revenue', { text: line.revenue.text }) : nameCoded(t, line.revenue)),
    line.place &&
      (line.place.text ? t('services.place', { place: line.place.text }) : nameCoded(t, line.place)),
    ...line.bodySite.map((site) => t('services.site', { text: nameCoded(t, site) })),
    ...line.modifiers.map((modifier) => t('services.modifier', { text: nameCoded(t, modifier) })),
    line.noteNumbers.length > 0 && t('services.notes', { list: line.noteNumbers.join(', ') }),
  ].filter(Boolean);
  return parts.length === 0 ? null : <span className={styles['facts']}>{parts.join(' · ')}</span>;
}
