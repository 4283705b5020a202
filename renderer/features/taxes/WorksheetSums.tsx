import { useTranslation } from 'react-i18next';
import type { Worksheet } from '#shared/model/bills/worksheet';
import { useFormats } from '../../i18n/use-formats.ts';
import { cx } from '../../ui/cx.ts';
import { Money } from '../../ui/data/Money.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Taxes.module.css';
import { useRowWords } from './use-row-words.ts';

/** The year in three numbers, and what counts by person and kind. */
export function WorksheetSums({ sheet }: { sheet: Worksheet }) {
  const { t } = useTranslation('taxes');
  const { date } = useFormats();
  const { own, account, hsa } = sheet;
  const tiles = [
    {
      key: 'own',
      title: t('sum.own'),
      cents: own.cents,
      text: t('sum.ownText', { count: own.entries, receipts: own.receipts }),
    },
    {
      key: 'account',
      title: t('sum.account'),
      cents: account.cents,
      text: t('sum.accountText', { count: account.entries }),
    },
    {
      key: 'hsa',
      title: t('sum.hsa'),
      cents: hsa?.openCents ?? null,
      text: hsa === null ? t('sum.hsaNone') : t('sum.hsaText', { day: date(hsa.since) }),
    },
  ];
  return (
    <Sheet padding="none" label={t('sum.label')}>
      <dl className={styles['sums']}>
        {tiles.map(({ key, title, cents, text }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>
              <Money cents={cents} size="strong" unknown={t('table.none')} />
              <span className="small muted">{text}</span>
            </dd>
          </div>
        ))}
      </dl>
      <p className={cx(styles['inset'], 'small', 'muted')}>{t('sum.otherSum')}</p>
      {sheet.sums.length > 1 && <ByKind sums={sheet.sums} />}
    </Sheet>
  );
}

function ByKind({ sums }: { sums: Worksheet['sums'] }) {
  const { t } = useTranslation('taxes');
  const { namePerson, nameKind } = useRowWords();
  return (
    <div className={styles['inset']}>
      <Details summary={t('byKind.title')}>
        <ul className={styles['list']}>
          {sums.map(({ personId, kind, cents }) => (
            <li key={`${personId} ${kind}`}>
              <span>{[namePerson(personId), nameKind(kind)].join(' · ')}</span>
              <Money cents={cents} />
            </li>
          ))}
        </ul>
      </Details>
    </div>
  );
}
