import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TaxEntry, TaxEntryFacts } from '#shared/model/bills/tax-entry';
import { useCommand } from '../../api/use-command.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { useUndo } from '../../ui/feedback/use-undo.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { ExampleTag } from '../../ui/records/Example.tsx';
import { EntryDialog } from './EntryDialog.tsx';
import styles from './Taxes.module.css';
import { useRowWords } from './use-row-words.ts';

const kinds: readonly TaxEntryFacts['kind'][] = ['miles', 'premium', 'hsa', 'fsa'];

type Props = {
  entries: readonly TaxEntry[];
  /** For whom an entry is, to begin with; `null` for the first person. */
  personId: string | null;
};

/** What was written down by hand, and the ways to add to it. */
export function TaxEntries({ entries, personId }: Props) {
  const { t } = useTranslation(['taxes', 'common']);
  const undo = useUndo();
  const { person } = usePerson();
  const { namePerson } = useRowWords();
  const describe = useEntryWords();
  const [adding, setAdding] = useState<TaxEntryFacts['kind'] | null>(null);
  const remove = useCommand('taxes.removeEntry');
  const whose = personId ?? person?.id ?? null;
  return (
    <TitledSheet title={t('hand.title')}>
      {undo.line}
      {entries.length === 0 && <p>{t('hand.none')}</p>}
      <ul className={styles['list']}>
        {entries.map(({ id, personId: of, facts, isExample }) => (
          <li key={id}>
            <span>
              {[describe(facts), namePerson(of)].join(' · ')} <ExampleTag isExample={isExample} />
            </span>
            <Button
              variant="quiet"
              onPress={() =>
                void undo.offerBack(remove.mutateAsync({ entryId: id }), t('common:undo.removed.entry'))
              }
            >
              {t('hand.takeBack')}
            </Button>
          </li>
        ))}
      </ul>
      {remove.error && <FailureNotice failure={remove.error.failure} />}
      {whose !== null && (
        <Row>
          {kinds.map((kind) => (
            <Button key={kind} onPress={() => setAdding(kind)}>
              {t(`hand.${kind}`)}
            </Button>
          ))}
        </Row>
      )}
      {adding !== null && whose !== null && (
        <EntryDialog kind={adding} personId={whose} onClose={() => setAdding(null)} />
      )}
    </TitledSheet>
  );
}

function useEntryWords(): (facts: TaxEntryFacts) => string {
  const { t } = useTranslation('taxes');
  const { date, money, number } = useFormats();
  return (facts) => {
    if (facts.kind === 'miles')
      return t('hand.saysMiles', { miles: number(facts.mileTenths / 10), day: date(facts.day) });
    if (facts.kind === 'premium')
      return t('hand.saysPremium', { amount: money(facts.cents), day: date(facts.day) });
    if (facts.kind === 'hsa') return t('hand.saysHsa', { day: date(facts.start) });
    const says = t('hand.saysFsa', { start: date(facts.start), end: date(facts.end) });
    return facts.fileBy === null ? says : `${says} · ${t('hand.fileBy', { day: date(facts.fileBy) })}`;
  };
}
