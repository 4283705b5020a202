import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Call } from '#shared/model/bills/call';
import type { SentLetter } from '#shared/model/bills/letter';
import { useFormats } from '../../i18n/use-formats.ts';
import { Button } from '../actions/Button.tsx';
import { Row } from '../layout/Row.tsx';
import styles from './ActionLog.module.css';
import { ExampleTag } from './Example.tsx';

/** One thing that the person did. `takeBack`: `null` where it is taken back elsewhere. `beside`: what else can be done. */
export type Action = {
  id: string;
  day: string;
  words: string;
  more: string;
  takeBack: (() => void) | null;
  isExample?: true | undefined;
  beside?: ReactNode;
};

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
  const { t } = useTranslation('bills');
  const { date } = useFormats();
  return (calls, remove) =>
    calls.map(({ id, calledOn, whom, number, name, reference, said, followUpOn, isExample }) => ({
      id,
      day: calledOn,
      words: [
        [t(`log.called.${whom}`), number && t('log.number', { number })].filter(Boolean).join(' '),
        name && t('log.name', { name }),
        reference && t('log.reference', { reference }),
        followUpOn && t('log.followUp', { day: date(followUpOn) ?? followUpOn }),
      ]
        .filter(Boolean)
        .join(', '),
      more: said,
      takeBack: () => remove(id),
      isExample,
    }));
}

/** Letters that were sent, as actions. */
export function useSentActions(): (
  sent: readonly SentLetter[],
  remove: (sentId: string) => unknown,
) => Action[] {
  const { t } = useTranslation('letters');
  const { date } = useFormats();
  return (sent, remove) =>
    sent.map(({ id, sentOn, template, way, followUpOn, isExample }) => ({
      id,
      day: sentOn,
      words: t('sent.log', { letter: t(`${template}.title`) }),
      more: [t(`sent.by.${way}`), followUpOn && t('sent.logAgain', { day: date(followUpOn) ?? followUpOn })]
        .filter(Boolean)
        .join(' · '),
      takeBack: () => remove(id),
      isExample,
    }));
}
