import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { WrittenEnd } from '#shared/model/files/written';
import { useFormats } from '../../i18n/use-formats.ts';
import { useOpenedFiles } from '../../shell/opened-files.tsx';
import { usePerson } from '../../shell/person.tsx';
import { Button } from '../../ui/actions/Button.tsx';
import { Notice } from '../../ui/feedback/Notice.tsx';
import { PageHeader } from '../../ui/layout/PageHeader.tsx';
import { Row, Stack } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Files.module.css';
import { WrittenWaiting } from './WrittenWaiting.tsx';

/** What became of a file of what a person wrote; `end: null` where it was stopped. */
export function WrittenEndStep({ end }: { end: WrittenEnd | null }) {
  const { t } = useTranslation(['written', 'files']);
  const { number } = useFormats();
  const { again } = useOpenedFiles();
  const { choose } = usePerson();
  const navigate = useNavigate();
  const added = end?.counts.reduce((sum, one) => sum + one.added, 0) ?? 0;
  const goToBills = (personId: string) => {
    choose(personId);
    void navigate({ to: '/bills' });
  };
  return (
    <>
      <PageHeader
        screen={t('files:screen')}
        title={end === null ? t('end.stopped') : t('end.done', { count: added })}
      />
      <Stack>
        {end && end.scansLeftOut > 0 && (
          <Notice tone="warning">{t('end.papers', { count: end.scansLeftOut })}</Notice>
        )}
        {end && end.broken > 0 && <Notice tone="warning">{t('end.broken', { count: end.broken })}</Notice>}
        {end && end.counts.length > 0 && (
          <Sheet>
            <table className={styles['counts']}>
              <caption className="visually-hidden">{t('end.table')}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('end.what')}</th>
                  <th scope="col">{t('end.added')}</th>
                  <th scope="col">{t('end.here')}</th>
                  <th scope="col">{t('end.waiting')}</th>
                </tr>
              </thead>
              <tbody>
                {end.counts.map(({ kind, added: isNew, here, waiting }) => (
                  <tr key={kind}>
                    <th scope="row">{t(`kind.${kind}`)}</th>
                    <td data-label={t('end.added')}>{number(isNew)}</td>
                    <td data-label={t('end.here')}>{number(here)}</td>
                    <td data-label={t('end.waiting')}>{number(waiting)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            <WrittenWaiting outcome={end} />
          </Sheet>
        )}
        <Row>
          {end && (
            <Button variant="primary" onPress={() => goToBills(end.personId)}>
              {t('end.bills')}
            </Button>
          )}
          <Button onPress={again}>{t('end.again')}</Button>
        </Row>
      </Stack>
    </>
  );
}
