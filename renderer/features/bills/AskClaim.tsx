import { Link } from '@tanstack/react-router';
import type { ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { BillView } from '#shared/model/bills/bill-lists';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { hasSameAmount } from '#shared/words/bill-match';
import { isAskedTogether } from '#shared/words/bills';
import { useFormats } from '../../i18n/use-formats.ts';
import { useSourceWords } from '../../i18n/use-source-words.ts';
import { Button } from '../../ui/actions/Button.tsx';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { Money } from '../../ui/data/Money.tsx';
import { StatePill } from '../../ui/data/Pill.tsx';
import { SourceTag } from '../../ui/data/SourceTag.tsx';
import { Row } from '../../ui/layout/Row.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import styles from './Bill.module.css';
import type { BillAnswer } from './use-bill-answer.ts';
import { WhatAgrees } from './WhatAgrees.tsx';

export type AskClaimProps = {
  view: BillView;
  answer: BillAnswer;
  /** Opens the list of claims to choose from; `null` for papers that are about none. */
  onChoose: (() => void) | null;
  /** The question itself; `null` where a verdict stands above. */
  question: string | null;
  heading?: Ref<HTMLHeadingElement>;
  /** What is said under the question. */
  children?: ReactNode;
};

/** Asks whether the bill is about a claim, with both amounts beside each other; or about which of several, or about all. */
export function AskClaim({ view, answer, onChoose, question, heading, children }: AskClaimProps) {
  const { t } = useTranslation('bills');
  const { bill, verdict, claims } = view;
  const count = claims.length;
  const isForAll = isAskedTogether(verdict) || (bill.isForAll === true && verdict.parts.length > 0);
  const isOnly = count === 1 && !isForAll;
  // Under a verdict that is no question, its next step is the green one.
  const primary = question === null ? 'plain' : 'primary';
  return (
    <Sheet labelledBy={question === null ? 'bill-question' : 'bill-verdict'}>
      {question === null ? (
        <h2 id="bill-question">{t('claims.title', { count })}</h2>
      ) : (
        <h2 id="bill-verdict" ref={heading} tabIndex={-1} className={styles['question']}>
          {question}
        </h2>
      )}
      {children}
      {isForAll && <Together view={view} />}
      {claims.map((row) => (
        <div key={row.id} className={styles['candidate']}>
          <BothSides view={view} row={row} isOnly={isOnly} isForAll={isForAll} />
          {!isForAll && (
            <Row>
              <Button variant={isOnly ? primary : 'plain'} onPress={() => void answer.say(row.id, true)}>
                {t('bill.isThis')}
              </Button>
              {isOnly && onChoose && <Button onPress={onChoose}>{t('bill.choose')}</Button>}
              <ButtonLink to="/claims/$claimId" params={{ claimId: row.id }} variant="quiet">
                {t('bill.openClaim')}
              </ButtonLink>
              <Button variant="quiet" onPress={() => void answer.say(row.id, false)}>
                {t('bill.notThis')}
              </Button>
              {isOnly && <span className="small muted">{t('ask.undo')}</span>}
            </Row>
          )}
        </div>
      ))}
      {!isOnly && (
        <div className={styles['together']}>
          {isForAll && (
            <>
              <Button variant={primary} onPress={() => void answer.sayOfAll(true)}>
                {t('bill.isAll', { count })}
              </Button>
              <Button variant="quiet" onPress={() => void answer.sayOfAll(false)}>
                {t('bill.notAll')}
              </Button>
            </>
          )}
          {onChoose && (
            <Button variant={isForAll ? 'plain' : primary} onPress={onChoose}>
              {t('bill.choose')}
            </Button>
          )}
          <span className="small muted">{t('ask.undo')}</span>
        </div>
      )}
    </Sheet>
  );
}

/** The bill beside what is left of the shares of all visits: only the sum can be held against the bill. */
function Together({ view: { bill, verdict } }: { view: BillView }) {
  const { t } = useTranslation('bills');
  // The question is asked where they are equal to the cent.
  const left = isAskedTogether(verdict) ? bill.dueCents : verdict.openShareCents;
  if (left === null) return null;
  return (
    <div className={styles['sides']} data-only>
      <div className={styles['side']}>
        <span className="small muted">{t('ask.bill')}</span>
        <Money cents={bill.dueCents} currency={bill.currency} size="page" />
        <span>{bill.biller}</span>
      </div>
      <span className={styles['sign']} aria-hidden="true">
        {left === bill.dueCents ? '=' : '≠'}
      </span>
      <div className={styles['side']}>
        <span className="small muted">{t('ask.together')}</span>
        <Money
          cents={left}
          currency={bill.currency}
          size="page"
          tone={left === bill.dueCents ? 'you' : 'ink'}
        />
      </div>
    </div>
  );
}

type BothSidesProps = {
  view: BillView;
  row: ClaimRow;
  /** True where the bill itself stands beside the claim: with several it would be said again and again. */
  isOnly: boolean;
  isForAll: boolean;
};

/** The bill and the claim beside each other, and what of them is the same. */
function BothSides({ view: { bill, verdict }, row, isOnly, isForAll }: BothSidesProps) {
  const { t } = useTranslation('bills');
  const { span } = useFormats();
  const { nameSource } = useSourceWords();
  const candidate = verdict.claims.find(({ claimId }) => claimId === row.id);
  // One visit of several is not held against what all of them come to.
  const isSame = isForAll ? null : hasSameAmount(candidate, bill, row);
  const when = span(bill.serviceStart, bill.serviceEnd);
  return (
    <div className={styles['sides']} data-only={isOnly}>
      {isOnly && (
        <>
          <div className={styles['side']}>
            <span className="small muted">{t('ask.bill')}</span>
            <Money cents={bill.dueCents} currency={bill.currency} size="page" />
            <span>{bill.biller}</span>
            {when && <span className="small muted">{when}</span>}
          </div>
          <span className={styles['sign']} aria-hidden="true">
            {row.yourShare === null || isSame === null ? '' : isSame ? '=' : '≠'}
          </span>
        </>
      )}
      <div className={styles['side']}>
        <ClaimShare row={row} dueCents={bill.dueCents} isSame={isSame === true} isOnly={isOnly} />
        <span>{row.providerName ?? t('claims.noProvider')}</span>
        <span className="small muted">
          {[
            span(row.serviceStart, row.serviceEnd),
            row.what,
            !isOnly && row.planName && nameSource(row.planName, row),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {isForAll && (
          <Link to="/claims/$claimId" params={{ claimId: row.id }}>
            {t('bill.openClaim')}
          </Link>
        )}
      </div>
      {candidate && <WhatAgrees candidate={candidate} bill={bill} row={row} isSame={isSame} />}
    </div>
  );
}

type ClaimShareProps = { row: ClaimRow; dueCents: number | null; isSame: boolean; isOnly: boolean };

/** Of a share that was paid in part, what is left of it is compared. */
function ClaimShare({ row, dueCents, isSame, isOnly }: ClaimShareProps) {
  const { t } = useTranslation('bills');
  const { money } = useFormats();
  const { yourShare, currency } = row;
  const isLeft = isSame && yourShare?.cents !== dueCents;
  return (
    <>
      <span className={styles['label']}>
        <span className="small muted">{t(isLeft ? 'ask.left' : 'ask.share')}</span>
        <StatePill state={row.state} />
      </span>
      <span>
        <Money
          cents={isLeft ? dueCents : (yourShare?.cents ?? null)}
          currency={currency}
          size={isOnly ? 'page' : 'row'}
          tone={isSame ? 'you' : 'ink'}
        />{' '}
        {yourShare?.source === 'computed' && <SourceTag source="computed" />}{' '}
        {isLeft && yourShare && (
          <span className="small muted">
            {t('ask.ofShare', { amount: money(yourShare.cents, currency) })}
          </span>
        )}
      </span>
    </>
  );
}
