import { useTranslation } from 'react-i18next';
import type { StatementRequest } from '#shared/model/statement';
import { failureFrom } from '../../../api/request-error.ts';
import { useCommand } from '../../../api/use-command.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import styles from './PrintDesk.module.css';

export type PrintActionsProps = {
  request: StatementRequest;
  isReady: boolean;
  /** `null` while the pages are not counted yet. */
  pages: number | null;
  /** Claims of a year's statement; `null` for all others. */
  claims: number | null;
};

/** The number of pages, the buttons to print and save, and the result. */
export function PrintActions({ request, isReady, pages, claims }: PrintActionsProps) {
  const { t } = useTranslation('print');
  const save = useCommand('statement.savePdf');
  const simple = useCommand('statement.saveSimplePdf');
  const print = useCommand('statement.print');
  const commands = [save, simple, print];
  const claimsRequest = request.kind === 'claim' || request.kind === 'year' ? request : null;
  const isBusy = commands.some(({ isPending }) => isPending);
  const failed = commands.find(({ error }) => error !== null);
  // Disabling the focused button would lose focus, so presses are ignored meanwhile.
  const start = (command: () => void) => {
    if (isBusy) return;
    for (const each of commands) each.reset();
    command();
  };
  const amount = [
    claims === null ? null : t('claims', { count: claims }),
    pages === null ? null : t('pages', { count: pages }),
  ].filter((part) => part !== null);
  const saved = save.data ?? simple.data;
  const result = isBusy
    ? t('result.working')
    : saved
      ? saved.savedAs === null
        ? t('result.notSaved')
        : t('result.saved', { file: readFileName(saved.savedAs) })
      : print.data
        ? t(print.data.printed ? 'result.printed' : 'result.notPrinted')
        : '';
  return (
    <section className={styles['actions']} aria-label={t('actions')}>
      <p role="status" className={styles['amount']}>
        {amount.join(' · ')}
      </p>
      <Button variant="primary" isDisabled={!isReady} onPress={() => start(() => save.mutate(request))}>
        {t('save')}
      </Button>
      <Button isDisabled={!isReady} onPress={() => start(() => print.mutate(request))}>
        {t('print')}
      </Button>
      {claimsRequest && (
        <Button
          variant="quiet"
          isDisabled={!isReady}
          onPress={() => start(() => simple.mutate(claimsRequest))}
        >
          {t('saveSimple')}
        </Button>
      )}
      <p role="status">{result}</p>
      {failed && <FailureNotice failure={failureFrom(failed.error)} />}
      <p className="small muted">{t('note')}</p>
      {claimsRequest && <p className="small muted">{t('simpleNote')}</p>}
    </section>
  );
}

function readFileName(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
