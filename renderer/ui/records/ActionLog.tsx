import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#shared/model/bills/call';
import type { SentLetter } from '#shared/model/bills/letter';
import { type Deed, type LogLookUp, sayCall, saySent } from '#shared/words/bill-log';
import { lookupFrom } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../actions/Button.tsx';
import { Row } from '../layout/Row.tsx';
import styles from './ActionLog.module.css';
import { ExampleTag } from './Example.tsx';

/** One thing that the person did. `takeBack`: `null` where it is taken back elsewhere. `beside`: what else can be done. */
export type Action = Deed & { takeBack: (() => void) | null; beside?: ReactNode };

/** What the person did, the newest first. */
export function ActionLog({ actions }: { actions: readonly Action[] }) {
  const { t } = useTranslation('bills');
  const { date } = useFormats();
  if (actions.length === 0) return <p>{t('log.none')}</p>;
  return (
    <ul className={styles['log']}>
      {actions
        .toSorted((a, b) => (a.day < b.day ? 1 : -1))
        .map(({ id, day, words, more, takeBack, isExample, beside }) => (
          <li key={id}>
            <span className={styles['day']}>{date(day)}</span>
            <div>
              <p>
                {words} <ExampleTag isExample={isExample} />
              </p>
              {more && <p className="small muted">{more}</p>}
            </div>
            <Row>
              {beside}
              {takeBack && (
                <Button variant="quiet" onPress={takeBack}>
                  {t('log.remove')}
                </Button>
              )}
            </Row>
          </li>
        ))}
    </ul>
  );
}

/** Calls as actions. */
export function useCallActions(): (calls: readonly Call[], remove: (callId: string) => unknown) => Action[] {
  const words = useLogWords();
  return (calls, remove) =>
    calls.map((call) => ({ ...sayCall(call, words), takeBack: () => remove(call.id) }));
}

/** Letters that were sent, as actions. */
export function useSentActions(): (
  sent: readonly SentLetter[],
  remove: (sentId: string) => unknown,
) => Action[] {
  const words = useLogWords();
  return (sent, remove) => sent.map((one) => ({ ...saySent(one, words), takeBack: () => remove(one.id) }));
}

function useLogWords(): Pick<LogLookUp, 't' | 'date'> {
  const { t } = useTranslation(['bills', 'letters']);
  const { date } = useFormats();
  return { t: lookupFrom(t), date };
}
