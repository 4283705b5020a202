import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SheetsEnd, SheetsProgress, SheetsRequest } from '#shared/model/papers/sheets';
import { failureFrom } from '../../api/request-error.ts';
import { useCommand } from '../../api/use-command.ts';
import { useBridgeEvent } from '../../api/use-event.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { FailureNotice } from '../../ui/feedback/FailureNotice.tsx';
import { ProgressBar, ProgressText } from '../../ui/feedback/Progress.tsx';
import { LeaveGuard, type Step } from '../../ui/forms/LeaveGuard.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import styles from './desk/PrintDesk.module.css';

/** Saves each claim of the year as its own file, says how far it is, and stops when asked. Going away stops it, too, after a question. */
export function SaveSheets({ request }: { request: SheetsRequest }) {
  const { t } = useTranslation('print');
  const save = useCommand('statement.saveSheets');
  const { mutate: stop } = useCommand('statement.stopSheets');
  const [progress, setProgress] = useState<SheetsProgress | null>(null);
  useBridgeEvent('sheets.progress', setProgress);
  useEffect(() => () => stop({}), [stop]);
  const { isPending, data, error } = save;
  const start = () => {
    setProgress(null);
    save.mutate(request);
  };
  return (
    <Details summary={t('sheetFiles.summary')}>
      <div className={styles['batch']}>
        <p>{t('sheetFiles.text')}</p>
        {isPending ? (
          <>
            {progress && (
              <ProgressBar label={t('sheetFiles.summary')} max={progress.all} value={progress.saved} />
            )}
            <Button onPress={() => stop({})}>{t('sheetFiles.stop')}</Button>
          </>
        ) : (
          <Button onPress={start}>{t('sheetFiles.start')}</Button>
        )}
        <ProgressText>
          {isPending ? progress && t('sheetFiles.progress', progress) : data && <End end={data} />}
        </ProgressText>
        {error && <FailureNotice failure={failureFrom(error)} />}
        <LeaveGuard
          isUnsaved={() => isPending}
          isLeft={isOtherPaper}
          isOfPerson
          words={{
            title: t('sheetFiles.leave.title'),
            text: t('sheetFiles.leave.text'),
            stay: t('sheetFiles.leave.stay'),
          }}
        />
      </div>
    </Details>
  );
}

/** Another screen, or another paper in place of the year's. */
function isOtherPaper({ current, next }: Step): boolean {
  const purposeOf = (search: object) => ('purpose' in search ? search.purpose : 'year');
  return current.pathname !== next.pathname || purposeOf(current.search) !== purposeOf(next.search);
}

/** What became of it, and what is in the folder now. */
function End({ end: { folder, end, saved, all } }: { end: SheetsEnd }) {
  const { t } = useTranslation(['print', 'common']);
  if (folder === null) return <>{t('common:saved.nothing')}</>;
  const name = folder.split(/[\\/]/).findLast((part) => part !== '') ?? folder;
  return <>{t(`print:sheetFiles.end.${end}`, { count: saved, all, folder: name })}</>;
}
