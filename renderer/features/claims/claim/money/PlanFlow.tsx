import { use, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Claim } from '#shared/model/claims/claim';
import { findWhoPaysNotCovered } from '#shared/model/claims/not-covered';
import { isDisagreement } from '#shared/words/checks';
import { findBearer } from '#shared/words/reason-meanings';
import { isRefusal } from '#shared/words/refusals';
import { isGone } from '#shared/words/visit-checks';
import { Waterfall } from '../../../../charts/Waterfall.tsx';
import { useFormats } from '../../../../i18n/use-formats.ts';
import { OpenedFrom, useSourceWords } from '../../../../i18n/use-source-words.ts';
import { LinkButton } from '../../../../ui/actions/LinkButton.tsx';
import { Notice } from '../../../../ui/feedback/Notice.tsx';
import { FoldedSheet } from '../../../../ui/layout/FoldedSheet.tsx';
import { TitledSheet } from '../../../../ui/layout/TitledSheet.tsx';
import { AmountSource } from './AmountSource.tsx';
import { ChecksNotice } from './ChecksNotice.tsx';
import { buildFlowSteps, findUnexplainedCents, findUnstatedSteps } from './flow-steps.ts';
import styles from './PlanFlow.module.css';
import { ShareParts } from './ShareParts.tsx';

/**
 * How the plan got from the amount billed to your share, with the same numbers as bars and as text. `ofPlan`: the plan's
 * name where another one came after it, so that its share is what it left, and not what is owed.
 */
export function PlanFlow({ claim, ofPlan = null }: { claim: Claim; ofPlan?: string | null }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const share = claim.amounts.yourShare;
  if (claim.withoutCosts) return null;
  if (isGone(claim)) return <FoldedFlow claim={claim} />;
  return (
    <TitledSheet
      title={
        share
          ? t(
              ofPlan !== null
                ? 'flow.titleLeft'
                : share.source !== 'computed'
                  ? 'flow.title'
                  : 'flow.titleComputed',
              {
                amount: money(share.cents, share.currency),
                plan: ofPlan,
              },
            )
          : t('flow.titlePlain')
      }
    >
      <Flow claim={claim} />
    </TitledSheet>
  );
}

/** The same, folded where it is not the answer, or no longer holds; open where its numbers do not add up. */
export function FoldedFlow({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const steps = buildFlowSteps(claim.amounts);
  const says = steps
    .filter(({ name }) => !isGone(claim) || saidOfGone.has(name))
    .map(({ name, amount }) => `${t(`amount.${name}`)} ${money(amount.cents, amount.currency)}`)
    .join(' · ');
  if (claim.withoutCosts) return null;
  return (
    <FoldedSheet
      title={t(isGone(claim) ? 'flow.titleGone' : 'flow.titlePlain')}
      says={steps.length === 0 ? t('flow.none') : says}
      isOpen={!isGone(claim) && claim.checks.some((check) => !check.ok && isDisagreement(check))}
    >
      <Flow claim={claim} />
    </FoldedSheet>
  );
}

/** Of amounts that do not count, only these are told before the sheet is opened. */
const saidOfGone: ReadonlySet<string> = new Set(['billed', 'yourShare']);

function Flow({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const { money, locale } = useFormats();
  const { sayAmountOpened } = useSourceWords();
  // Of a table or paper each amount says it already, and a place in the record that this app made of it tells nobody more.
  const isByHand = use(OpenedFrom).way !== undefined;
  const [showsPath, setShowsPath] = useState(false);
  const steps = buildFlowSteps(claim.amounts);
  const unstated = findUnstatedSteps(claim);
  return (
    <div className={styles['flow']}>
      {steps.length === 0 && <p>{t('flow.none')}</p>}
      {steps.length > 0 && (
        <Waterfall
          steps={steps.map(({ name, amount, fill, isTakenOff, fromCents, toCents }) => {
            const text = money(amount.cents, amount.currency);
            return {
              key: name,
              label: t(`amount.${name}`),
              fill,
              fromCents,
              toCents,
              amount: isTakenOff && amount.cents > 0 ? t('flow.minus', { amount: text }) : text,
              ...((showsPath || amount.source !== 'plan' || amount.partial) && {
                note: (
                  <AmountSource
                    amount={amount}
                    places={showsPath ? { name, lines: claim.lines } : undefined}
                  />
                ),
              }),
            };
          })}
        />
      )}
      {steps.length > 0 && unstated.length > 0 && (
        <p className={styles['unstated']}>
          {t(isByHand ? 'flow.notTaken' : 'flow.notStated', {
            list: new Intl.ListFormat(locale).format(unstated.map((name) => t(`amount.${name}`))),
          })}
        </p>
      )}
      <ShareParts claim={claim} showsPath={showsPath} />
      <NotCovered claim={claim} />
      <Unexplained claim={claim} />
      <ChecksNotice claim={claim} />
      {steps.length > 0 && (
        <p className={styles['unstated']}>
          {sayAmountOpened('plan') === null && `${t('source.all')} `}
          {!isByHand && (
            <LinkButton aria-expanded={showsPath} onPress={() => setShowsPath(!showsPath)}>
              {t(showsPath ? 'source.hide' : 'source.show')}
            </LinkButton>
          )}
        </p>
      )}
    </div>
  );
}

function NotCovered({ claim: { amounts, counted, reasons } }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const payer = findWhoPaysNotCovered(amounts);
  if (payer === null || payer.who === 'in-share' || amounts.notCovered === null || !counted) return null;
  const { cents, currency } = amounts.notCovered;
  const amount = money(cents, currency);
  if (payer.who === 'yours') return <p>{t('flow.included', { amount })}</p>;
  if (payer.who === 'partly-yours')
    return <p>{t('flow.partlyIncluded', { amount, part: money(payer.cents, currency) })}</p>;
  if (payer.who === 'not-yours') return <p>{t('flow.notIncluded', { amount })}</p>;
  return (
    <Notice>
      <strong>{t('flow.ask', { amount })}</strong>{' '}
      {t(
        reasons.some((reason) => isRefusal(reason) && findBearer(reason)) ? 'flow.askByCode' : 'flow.askText',
      )}
    </Notice>
  );
}

/** Says how much of the approved amount has no word in the record. */
function Unexplained({ claim }: { claim: Claim }) {
  const { t } = useTranslation('claim');
  const { money } = useFormats();
  const cents = findUnexplainedCents(claim);
  if (cents === null) return null;
  return <p>{t('flow.unexplained', { amount: money(cents, claim.amounts.allowed?.currency ?? 'USD') })}</p>;
}
