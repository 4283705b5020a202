import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type AskAgain, namesLaw } from '#shared/model/claims/ask-again';
import { sayCallPlan, sayWhyToAsk } from '#shared/words/protection';
import { lookupFrom } from '../../i18n/translate.ts';
import { WholeParts } from '../data/WholeParts.tsx';
import { Sheet } from '../layout/Sheet.tsx';
import styles from './AskAgainSheet.module.css';

export type AskAgainSheetProps = {
  askAgain: AskAgain | null;
  /** It is probably too late to appeal. */
  isTooLate?: boolean;
  /** The way on, where this screen is not it. */
  children?: ReactNode;
};

/**
 * What there is to ask about a refusal or a charge from out of network, and whom to call: the same words on a claim, its
 * bill, its appeal and its letters.
 */
export function AskAgainSheet({ askAgain, isTooLate = false, children }: AskAgainSheetProps) {
  if (askAgain === null) return null;
  return (
    <Sheet labelledBy="ask-again">
      <div className={styles['ask']}>
        <div className={styles['words']}>
          <AskAgainWords id="ask-again" askAgain={askAgain} isTooLate={isTooLate} />
        </div>
        {children}
      </div>
    </Sheet>
  );
}

type AskAgainWordsProps = {
  id: string;
  askAgain: AskAgain;
  isTooLate: boolean;
  titleClass?: string | undefined;
};

/** The words alone, under a heading of this id, for a screen whose answer they are. */
export function AskAgainWords({ id, askAgain, isTooLate, titleClass }: AskAgainWordsProps) {
  const { t } = useTranslation('denials');
  const lookUp = lookupFrom(t);
  const { title, text } = sayWhyToAsk(askAgain, lookUp, isTooLate);
  return (
    <>
      <h2 id={id} className={titleClass}>
        {title}
      </h2>
      <p>{text}</p>
      <p>
        <WholeParts text={sayCallPlan(askAgain.planPhone, lookUp)} />{' '}
        {namesLaw(askAgain) && <WholeParts text={t('balance.help')} />}
      </p>
    </>
  );
}
