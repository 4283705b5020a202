import { useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  blockingDoubts,
  type TableMapping,
  type TableOffer,
  type TableOutcome,
} from '#shared/model/files/table';
import { useRequest } from '../../../api/use-request.ts';
import { useOpenedFiles } from '../../../shell/opened-files.tsx';
import { usePerson } from '../../../shell/person.tsx';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { Notice } from '../../../ui/feedback/Notice.tsx';
import { Checkbox } from '../../../ui/forms/Checkbox.tsx';
import { focusInvalid } from '../../../ui/forms/focus-invalid.ts';
import { PageHeader } from '../../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../../ui/layout/Row.tsx';
import { TitledSheet } from '../../../ui/layout/TitledSheet.tsx';
import { findNamed, isOtherThan } from '../OtherName.tsx';
import { useNamesake } from '../use-namesake.tsx';
import { ColumnTable } from './ColumnTable.tsx';
import { countNew, HeldQuestions, type HeldSaid, isHeldOpen } from './HeldQuestions.tsx';
import { OutcomeSheet } from './OutcomeSheet.tsx';
import { nameMember, TableQuestions, type TableSaid } from './TableQuestions.tsx';
import styles from './TableStep.module.css';

/** A table of claims: what its columns mean, what comes of it, and whose it is. Nothing is stored before that is said. */
export function TableStep({ importId, offer }: { importId: string; offer: TableOffer }) {
  const { t } = useTranslation('files');
  const { storeTable, again } = useOpenedFiles();
  const { people } = usePerson();
  const [mapping, setMapping] = useState<TableMapping>(offer.guess);
  const [typed, setSaid] = useState<TableSaid>({
    planName: offer.planName,
    // Without anybody here there is nobody to choose from.
    whose: people.length === 0 ? 'new' : null,
  });
  const named = nameMember(mapping);
  // Whom the table names and is here is preset, until somebody is chosen.
  const said = { ...typed, whose: typed.whose ?? findNamed(people, named)?.id ?? null };
  const [otherSure, setOtherSure] = useState<string | null>(null);
  const [heldSaid, setHeldSaid] = useState<HeldSaid>({ held: null, otherDays: null });
  const personId = said.whose === 'new' ? null : said.whose;
  const [isSure, setSure] = useState(false);
  const [hasTried, setTried] = useState(false);
  const { data, error } = useRequest('tables.preview', { importId, mapping }, { keepPrevious: true });
  const doubts = (data?.doubts ?? []).map(({ doubt }) => doubt);
  const isBlocked = data === undefined || doubts.some((doubt) => blockingDoubts.has(doubt));
  const needsYes = doubts.some((doubt) => !blockingDoubts.has(doubt));
  const { data: held = null } = useRequest(
    'tables.compare',
    { importId, mapping, planName: useDeferredValue(said.planName), personId },
    { enabled: personId !== null && !isBlocked },
  );
  const claims = data?.claims ?? 0;
  const fresh = countNew(claims, personId === null ? null : held, heldSaid);
  const isOpen = personId !== null && isHeldOpen(held, heldSaid);
  // Rows that only take back need a table before this one.
  const isEmpty = !isBlocked && claims === 0 && (personId === null || held === null);
  // Nothing can be taken as it is; a press still leads to what is open.
  const isRefused = data !== undefined && (isBlocked || isEmpty);
  const isWhole = said.whose !== null && said.planName.trim() !== '' && (isSure || !needsYes);
  const change = (next: TableMapping) => {
    setMapping(next);
    setSure(false);
  };
  const namesake = useNamesake(said.whose === 'new' ? named.name : null, {
    onUse: (whose) => setSaid({ ...said, whose }),
    hasTried,
  });
  const chosen = people.find(({ id }) => id === personId);
  const pair = `${personId} ${named.name}`;
  const isDoubtful = isOtherThan(chosen, named) && otherSure !== pair;
  const add = () => {
    setTried(true);
    if (isBlocked || isEmpty || !isWhole || isOpen || namesake.isOpen || isDoubtful) return focusInvalid();
    storeTable({ importId, mapping, planName: said.planName, personId, ...heldSaid });
  };
  return (
    <>
      <PageHeader screen={t('screen')} title={t('table.title')} lead={t('table.lead')} />
      <Stack>
        {offer.isKnown && <Notice tone="calm">{t('table.known')}</Notice>}
        <div className={styles['sides']}>
          <TitledSheet title={t('table.columns', { count: offer.rows, file: offer.fileName })}>
            <Sheets offer={offer} />
            <ColumnTable offer={offer} mapping={mapping} onChange={change} />
          </TitledSheet>
          <Stack>
            <OutcomeSheet outcome={data ?? null} kept={listKept(offer, mapping)} />
            {error && <FailureNotice failure={error.failure} />}
            <TitledSheet title={t('table.questions')}>
              <TableQuestions
                mapping={mapping}
                onChange={change}
                said={said}
                onSay={setSaid}
                outcome={data ?? null}
                isOtherSure={otherSure === pair}
                onOtherSure={(isSaid) => setOtherSure(isSaid ? pair : null)}
                hasTried={hasTried}
                namesake={namesake.question}
              />
              {personId !== null && (
                <HeldQuestions
                  claims={claims}
                  held={held}
                  said={heldSaid}
                  onSay={setHeldSaid}
                  hasTried={hasTried}
                />
              )}
            </TitledSheet>
            <Doubts outcome={data ?? null} />
            {isEmpty && <Notice tone="warning">{t('table.doubt.no-claims')}</Notice>}
            {needsYes && !isBlocked && (
              <SureBox isSelected={isSure} onChange={setSure} isMissing={hasTried && !isSure} />
            )}
            <Row>
              <Button
                variant="primary"
                onPress={add}
                {...(isRefused && { 'aria-disabled': true, 'aria-describedby': 'table-blocked' })}
              >
                {claims > 0 && fresh === 0 ? t('table.finish') : t('table.add', { count: fresh })}
              </Button>
              <Button onPress={again}>{t('offer.cancel')}</Button>
            </Row>
            {isRefused && (
              <p id="table-blocked" className="muted">
                {t('table.blocked')}
              </p>
            )}
          </Stack>
        </div>
      </Stack>
    </>
  );
}

/** Columns with a name that are kept as they are. */
function listKept({ heads }: TableOffer, { columns }: TableMapping): string[] {
  return heads.filter((head, at) => head !== '' && (columns[at] ?? 'other') === 'other');
}

/** Which sheet of a workbook was read, and which were not. */
function Sheets({ offer: { sheet, otherSheets, hiddenSheets } }: { offer: TableOffer }) {
  const { t } = useTranslation('files');
  if (sheet === null) return null;
  return (
    <p className="muted">
      {t('table.sheet', { sheet })}
      {otherSheets.length > 0 && ` ${t('table.otherSheets', { others: otherSheets.join(', ') })}`}
      {hiddenSheets.length > 0 && ` ${t('table.hiddenSheets', { others: hiddenSheets.join(', ') })}`}
    </p>
  );
}

/** What speaks against the choices, and must be looked at or mended first. */
function Doubts({ outcome }: { outcome: TableOutcome | null }) {
  const { t } = useTranslation('files');
  // Those are said where they are answered.
  const asked = new Set(['order-open', 'member-open']);
  const doubts = (outcome?.doubts ?? []).filter(({ doubt }) => !asked.has(doubt));
  return (
    <div role="status">
      {doubts.length > 0 && (
        <Notice tone="warning">
          <p>
            <strong>{t('table.check')}</strong>
          </p>
          <ul className={styles['list']}>
            {doubts.map(({ doubt, count, places }) => (
              <li key={doubt}>
                {t(`table.doubt.${doubt}`)}
                {count > 0 && ` (${t('table.places', { count, places: placesOf(places, count) })})`}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

function placesOf(places: readonly number[], count: number): string {
  return [...places.slice(0, 5), ...(count > 5 ? ['…'] : [])].join(', ');
}

type SureBoxProps = { isSelected: boolean; onChange(isSure: boolean): void; isMissing: boolean };

function SureBox({ isSelected, onChange, isMissing }: SureBoxProps) {
  const { t } = useTranslation('files');
  return (
    <div>
      <Checkbox isSelected={isSelected} onChange={onChange} errorId={isMissing ? 'table-not-sure' : null}>
        {t('table.sure')}
      </Checkbox>
      {isMissing && (
        <p id="table-not-sure" role="alert">
          {t('table.notSure')}
        </p>
      )}
    </div>
  );
}
