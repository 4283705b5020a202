import { useTranslation } from 'react-i18next';
import type { PaperRequest } from '#shared/model/papers/packet';
import { failureFrom } from '../../../api/request-error.ts';
import { useFreshCommand } from '../../../api/use-fresh-command.ts';
import { Button } from '../../../ui/actions/Button.tsx';
import { FailureNotice } from '../../../ui/feedback/FailureNotice.tsx';
import { SavedFile } from '../../../ui/feedback/SavedFile.tsx';
import { Row } from '../../../ui/layout/Row.tsx';
import styles from './PrintDesk.module.css';

export type PrintActionsProps = {
  request: PaperRequest;
  isReady: boolean;
  /** True when the paper would be blank, which is said in place of the number of pages. */
  isBlank: boolean;
  /** `null` while the pages are not counted yet. */
  pages: number | null;
  /** Claims of a year's statement; `null` for all others. */
  claims: number | null;
  /** True for the edition in large print that does not list each claim. */
  isShort: boolean;
  /** How many of them are in no total. */
  notCounted: number;
  onMade: (() => void) | undefined;
};

/** The number of pages, the buttons to print and save, and the result. */
export function PrintActions({
  request,
  isReady,
  isBlank,
  pages,
  claims,
  notCounted,
  isShort,
  onMade,
}: PrintActionsProps) {
  const { t } = useTranslation('print');
  const noteSaved = ({ savedAs }: { savedAs: string | null }) => savedAs !== null && onMade?.();
  const save = useFreshCommand('statement.savePdf', request, noteSaved);
  const simple = useFreshCommand('statement.saveSimplePdf', request, noteSaved);
  const print = useFreshCommand('statement.print', request, ({ printed }) => printed && onMade?.());
  const commands = [save, simple, print];
  const isBusy = commands.some(({ isPending }) => isPending);
  const failed = commands.find(({ error }) => error !== null);
  // Disabling the focused button would lose focus, so presses are ignored meanwhile.
  const start = (command: { run(): void }) => {
    if (isBusy) return;
    for (const each of commands) each.reset();
    command.run();
  };
  const isPrinted = print.answer?.printed;
  const printed = isPrinted === undefined ? '' : t(isPrinted ? 'result.printed' : 'result.notPrinted');
  return (
    <>
      <section className={styles['actions']} aria-label={t('actions')}>
        <p role="status" className={styles['amount']}>
          {isBlank ? (
            t('list.empty')
          ) : (
            <Amount claims={claims} notCounted={notCounted} pages={pages} isShort={isShort} />
          )}
        </p>
        <div className={styles['buttons']}>
          <Button variant="primary" isDisabled={!isReady} onPress={() => start(save)}>
            {t('save')}
          </Button>
          <Button isDisabled={!isReady} onPress={() => start(print)}>
            {t('print')}
          </Button>
        </div>
        <p role="status">{isBusy ? t('result.working') : printed}</p>
        <SavedFile saved={isBusy ? undefined : (save.answer ?? simple.answer)} />
        {failed && <FailureNotice failure={failureFrom(failed.error)} />}
      </section>
      <div className={styles['notes']}>
        <p className="small muted">{t('note')}</p>
        <p className="small muted">{t('simpleNote')}</p>
        <Row>
          <Button variant="quiet" isDisabled={!isReady} onPress={() => start(simple)}>
            {t('saveSimple')}
          </Button>
        </Row>
      </div>
    </>
  );
}

type AmountProps = Pick<PrintActionsProps, 'claims' | 'notCounted' | 'pages' | 'isShort'>;

function Amount({ claims, notCounted, pages, isShort }: AmountProps) {
  const { t } = useTranslation('print');
  return (
    <>
      {claims !== null && t('claims', { count: claims })}
      {claims !== null && notCounted > 0 && ` (${t('notCounted', { count: notCounted })})`}
      {claims !== null && pages !== null && ' · '}
      {pages !== null && <strong>{t('pages', { count: pages })}</strong>}
      {pages !== null && pages > 1 && ` ${t('sheets', { count: Math.ceil(pages / 2) })}`}
      {isShort && ` · ${t('shortEdition')}`}
    </>
  );
}
