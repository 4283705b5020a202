import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportEnd } from '#shared/model/files/import';
import { useFormats } from '../../i18n/use-formats.ts';
import { useOpenedFiles } from '../../shell/opened-files.tsx';
import { usePerson } from '../../shell/person.tsx';
import { usePersonNames } from '../../shell/use-person-names.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Files.module.css';
import { countInGroups } from './record-groups.ts';
import { TableEndPart } from './table/TableEndPart.tsx';
import { UndoImport } from './UndoImport.tsx';

/**
 * The result: what is new, what was already here, what was not understood, and where to go next. It is gone once the screen
 * is left, but where it can be taken back.
 */
export function EndStep({ end }: { end: ImportEnd }) {
  const { t } = useTranslation('files');
  const { again } = useOpenedFiles();
  const navigate = useNavigate();
  const [isUndone, setUndone] = useState(false);
  const groups = countInGroups(end.counts, ['added', 'changed', 'same']).filter(
    // A table is of claims: the name that stands beside them is not counted.
    ({ group }) => end.table === null || group === 'claims',
  );
  const added = groups.reduce((sum, { sums }) => sum + sums.added, 0);
  const changed = groups.reduce((sum, { sums }) => sum + sums.changed, 0);
  // What a table takes back is said as that.
  const canceled = end.table?.canceled ?? 0;
  const updated = changed - canceled;
  const words = end.table === null ? 'end' : 'table';
  const onLeave = useEffectEvent(() => {
    if ((end.table === null && end.undoId === null) || isUndone || added + changed === 0) again();
  });
  useEffect(() => () => onLeave(), []);
  const { people, choose } = usePerson();
  const nameOf = usePersonNames();
  const { locale } = useFormats();
  const [personId] = end.personIds;
  // Who came with the files goes with them.
  const isHere = people.some(({ id }) => id === personId);
  const whose = people.filter(({ id }) => end.personIds.includes(id)).map(nameOf);
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(whose);
  const goTo = (to: '/claims' | '/health') => {
    if (personId !== undefined) choose(personId);
    void navigate({ to });
  };
  const title = isUndone
    ? t(end.table === null ? 'end.undoneTitle' : 'table.undoneTitle')
    : end.outcome === 'cancelled'
      ? t('end.cancelled')
      : [
          ...(added > 0 || changed === 0 ? [t(`${words}.done`, { count: added })] : []),
          ...(updated > 0 ? [t(`${words}.changed`, { count: updated })] : []),
          ...(canceled > 0 ? [t('table.canceledTitle', { count: canceled })] : []),
        ].join(' · ');
  return (
    <>
      <PageHeader
        screen={t('screen')}
        title={title}
        {...(whose.length > 0 && !isUndone && { lead: t('end.whose', { names }) })}
      />
      <Stack>
        {end.brokenFiles.map(({ name, problem }) => (
          <Notice key={name} tone="warning">
            {t('end.broken', { file: name, why: t(`problem.${problem}`) })}
          </Notice>
        ))}
        {end.undecided > 0 && (
          <Notice tone="warning">
            <p>{t('end.undecided', { count: end.undecided })}</p>
            <ButtonLink to="/whose">{t('end.plans')}</ButtonLink>
          </Notice>
        )}
        {groups.length > 0 && !isUndone && (
          <Sheet>
            <CountTable groups={groups} />
            {end.possibleDuplicates > 0 && <p>{t('end.duplicates', { count: end.possibleDuplicates })}</p>}
            {end.leftOut > 0 && <p className="muted">{t('end.leftOut', { count: end.leftOut })}</p>}
          </Sheet>
        )}
        {end.table !== null && (
          <TableEndPart
            table={end.table}
            added={added}
            changed={changed}
            isUndone={isUndone}
            onUndone={() => setUndone(true)}
          />
        )}
        {end.undoId !== null && (
          <UndoImport
            channel="files.undo"
            importId={end.undoId}
            label={t('end.undo')}
            undone={t('end.undone')}
            onUndone={() => setUndone(true)}
          />
        )}
        {end.notUnderstoodCount > 0 && !isUndone && <NotUnderstood end={end} />}
        <Row>
          {isHere && (
            <Button variant="primary" onPress={() => goTo('/claims')}>
              {t('end.claims')}
            </Button>
          )}
          {isHere && !isUndone && groups.some(({ group }) => group === 'health') && (
            <Button onPress={() => goTo('/health')}>{t('end.health')}</Button>
          )}
          <Button onPress={again}>{t('end.again')}</Button>
        </Row>
      </Stack>
    </>
  );
}

type Groups = ReturnType<typeof countInGroups<'added' | 'changed' | 'same'>>;

function CountTable({ groups }: { groups: Groups }) {
  const { t } = useTranslation('files');
  const { number } = useFormats();
  return (
    <table className={styles['counts']}>
      <caption className="visually-hidden">{t('end.table')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('end.records')}</th>
          <th scope="col">{t('end.added')}</th>
          <th scope="col">{t('end.updated')}</th>
          <th scope="col">{t('end.same')}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ group, sums }) => (
          <tr key={group}>
            <th scope="row">{t(`kind.${group}`)}</th>
            <td data-label={t('end.added')}>{number(sums.added)}</td>
            <td data-label={t('end.updated')}>{number(sums.changed)}</td>
            <td data-label={t('end.same')}>{number(sums.same)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function NotUnderstood({ end: { notUnderstood, notUnderstoodCount } }: { end: ImportEnd }) {
  const { t } = useTranslation('files');
  const { number } = useFormats();
  const more = notUnderstoodCount - notUnderstood.length;
  // Of what is not listed the reason is not known.
  const isAllKept =
    more === 0 && notUnderstood.every(({ why }) => why === 'section' || why === 'unknown-type');
  return (
    <Sheet>
      <p>{t(isAllKept ? 'end.keptAll' : 'end.kept')}</p>
      <Details summary={t('end.notUnderstood', { count: notUnderstoodCount })}>
        <ul className={styles['files']}>
          {notUnderstood.map(({ fileName, place, why, excerpt }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list; two places may be told alike.
            <li key={`${index} ${place}`}>
              <p>
                <strong className={styles['name']}>
                  {t('end.place', { file: fileName, number: number(place) })}
                </strong>{' '}
                {t(`why.${why}`)}
              </p>
              {excerpt !== '' && <code className={styles['excerpt']}>{excerpt}</code>}
            </li>
          ))}
        </ul>
        {more > 0 && <p>{t('end.more', { count: more })}</p>}
      </Details>
    </Sheet>
  );
}
