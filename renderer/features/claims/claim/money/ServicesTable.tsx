import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { AmountName } from '#shared/model/claims/amount-table';
import type { Claim, ClaimLine } from '#shared/model/claims/claim';
import { findCommon } from '#shared/words/line-references';
import { findOwnWords } from '#shared/words/service-kinds';
import type { Translate } from '../../../../i18n/translate.ts';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { Button } from '../../../../ui/actions/Button.tsx';
import { cx } from '../../../../ui/cx.ts';
import { nameCode, nameCoded } from '../../../../ui/data/coded-text.ts';
import { SourceTag } from '../../../../ui/data/SourceTag.tsx';
import { FoldedSheet } from '../../../../ui/layout/FoldedSheet.tsx';
import { ScrollRegion } from '../../../../ui/layout/ScrollRegion.tsx';
import tables from '../../../../ui/tables/Table.module.css';
import { LineParts } from './LineParts.tsx';
import styles from './ServicesTable.module.css';
import { useLineDetails } from './use-line-details.ts';
import { useLines } from './use-lines.ts';

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
 * Every service with each part of your share, and below it what else it says. What is so for every service, and parts
 * of your share that are zero for all of them, become one sentence at the end.
 * A wide table scrolls sideways on its own; rows become cards on a narrow screen.
 */
export function ServicesTable(props: { claim: Claim; moreLines: number }) {
  const { t } = useTranslation('claim');
  const { claim, moreLines, showMore } = useLines(props);
  const describe = useLineDetails(claim);
  const details = claim.lines.map(describe);
  const isWhole = moreLines === 0;
  const common = isWhole ? findCommon(details.filter((_, index) => !claim.lines[index]?.isTotal)) : [];
  const stated = columns.filter(
    (name) => always.has(name) || claim.lines.some((line) => line.amounts[name] !== null),
  );
  const zero = stated.filter((name) => isWhole && !always.has(name) && isZeroThroughout(claim, name));
  const shown = stated.filter((name) => !zero.includes(name));
  return (
    <FoldedSheet title={t('services.title')} says={sayServices(t, claim, moreLines)}>
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
              {claim.lines.map((line, index) => (
                <Line
                  key={line.number}
                  line={line}
                  details={details[index]?.filter((text) => !common.includes(text)) ?? []}
                  shown={shown}
                  claim={claim}
                />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {!isWhole && (
        <div className={styles['every']}>
          <p role="status">{t('services.more', { count: moreLines })}</p>
          <Button onPress={showMore}>{t('services.showMore')}</Button>
        </div>
      )}
      {(common.length > 0 || zero.length > 0) && (
        <div className={styles['every']}>
          {common.length > 0 && <p>{t('services.every', { what: common.join(' · ') })}</p>}
          {zero.length > 0 && <ZeroLine names={zero} />}
        </div>
      )}
    </FoldedSheet>
  );
}

/** How many, and the first of them by name. */
function sayServices(t: Translate, { lines }: Claim, moreLines: number): string {
  const services = lines.filter(({ isTotal }) => !isTotal);
  const names = services.slice(0, 3).flatMap((line) => nameCoded(t, line.service) ?? []);
  const count = services.length + moreLines;
  // A paper may list none, which is no number of services.
  return [...(count > 0 ? [t('claim:services.count', { count })] : []), ...names].join(' · ');
}

function isZeroThroughout({ lines }: Claim, name: AmountName): boolean {
  return lines.every(({ amounts }) => amounts[name]?.cents === 0 && amounts[name].source !== 'computed');
}

function ZeroLine({ names }: { names: readonly (typeof columns)[number][] }) {
  const { t } = useTranslation('claim');
  const { money, locale } = useFormats();
  const what = new Intl.ListFormat(locale).format(names.map((name) => t(`services.${name}`)));
  return <p>{t('services.zero', { amount: money(0), what })}</p>;
}

type LineProps = {
  line: ClaimLine;
  details: readonly string[];
  shown: readonly (typeof columns)[number][];
  claim: Claim;
};

function Line({ line, details, shown, claim }: LineProps) {
  const { t, i18n } = useTranslation('claim');
  const { span } = useFormats();
  const id = useId();
  const ours = findOwnWords(line, i18n.language);
  const lastDay = (of: ClaimLine | Claim) => of.serviceEnd ?? of.serviceStart;
  const isOtherDay = line.serviceStart !== claim.serviceStart || lastDay(line) !== lastDay(claim);
  const known = [
    !line.isTotal && ours && t(`serviceKind.${ours}`),
    isOtherDay && span(line.serviceStart, line.serviceEnd, 'short'),
    line.isReplaced && t('services.replaced'),
    line.isTotal && nameCoded(t, line.service),
    line.service.text !== null && nameCode(t, line.service),
  ].filter(Boolean);
  const hasMore = details.length > 0 || line.parts.length > 0;
  return (
    <>
      <tr className={cx(hasMore && styles['hasMore'])}>
        <th scope="row" id={id}>
          {line.isTotal ? t('services.total') : nameService(t, line)}
          {known.length > 0 && <span className={styles['facts']}>{known.join(' · ')}</span>}
        </th>
        {shown.map((name) => (
          <AmountCell key={name} name={name} line={line} isPharmacy={claim.kind === 'pharmacy'} />
        ))}
      </tr>
      {hasMore && (
        <tr className={styles['more']}>
          <td colSpan={shown.length + 1} headers={id}>
            <div className={styles['details']}>
              {details.length > 0 && <p>{details.join(' · ')}</p>}
              {line.parts.length > 0 && <LineParts parts={line.parts} />}
            </div>
          </td>
        </tr>
      )}
    </>
  );
}

/** What was done or given; a drug sent as "compound" is the one thing that it is made of, or mixed of several. */
function nameService(t: Translate, { service, parts }: ClaimLine): string {
  if (service.code !== 'compound') return nameCoded(t, service) ?? t('claim:services.notNamed');
  const [only] = parts.length === 1 ? parts : [];
  return (only && nameCoded(t, only.service)) ?? t('claim:fact.compound');
}

type AmountCellProps = { name: (typeof columns)[number]; line: ClaimLine; isPharmacy: boolean };

function AmountCell({ name, line, isPharmacy }: AmountCellProps) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const amount = line.amounts[name];
  const isYours = name === 'yourShare' && (amount?.cents ?? 0) > 0 && !isPharmacy;
  return (
    <td
      className={cx('num', isYours && styles['you'], amount?.cents === 0 && styles['zero'])}
      data-label={t(`services.${name}`)}
    >
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
          {amount.partial && <span className={styles['source']}>{t('services.partial')}</span>}
        </>
      )}
    </td>
  );
}
