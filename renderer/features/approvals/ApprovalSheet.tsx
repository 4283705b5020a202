import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCovered } from '#shared/cover-texts';
import type { ApprovalReason, ApprovalView } from '#shared/model/plans/approval';
import { findDecisionClock } from '#shared/words/papers/approval-rules';
import { canHold } from '#shared/words/papers/approvals';
import { useToday } from '../../day/use-today.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { OpenedFrom, useSourceWords } from '../../i18n/use-source-words.ts';
import { CopyButton } from '../../ui/actions/CopyButton.tsx';
import { nameCoded } from '../../ui/data/coded-text.ts';
import { Tag } from '../../ui/data/Tag.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { Sheet } from '../../ui/layout/Sheet.tsx';
import { SheetHead } from '../../ui/layout/SheetHead.tsx';
import { AsSent } from '../../ui/records/AsSent.tsx';
import { DecisionPill } from '../../ui/records/DecisionPill.tsx';
import { SeeAllData } from '../../ui/records/SeeAllData.tsx';
import { ApprovalDates } from './ApprovalDates.tsx';
import { ApprovalFacts } from './ApprovalFacts.tsx';
import { ApprovalItems } from './ApprovalItems.tsx';
import styles from './Approvals.module.css';
import { describeKind, withReason } from './approval-words.ts';
import { ReasonLetter } from './ReasonLetter.tsx';
import { ValidityLine } from './ValidityLine.tsx';

/** One approval: what for, what the plan decided and why, until when, which number to say; the rest folded. */
export function ApprovalSheet({ view }: { view: ApprovalView }) {
  const { t } = useTranslation('approvals');
  const id = useId();
  const { approval, planName } = view;
  const title = useTitle(view) ?? t('unnamed');
  const { nameSource, sayFileVersion } = useSourceWords();
  const who = [nameSource(planName, view), approval.requester.name].filter(Boolean).join(' · ');
  return (
    <Sheet as="article" labelledBy={id}>
      <div className={styles['approval']}>
        <SheetHead
          marks={
            <div className={styles['marks']}>
              {approval.mixed ? <Tag>{t('mixed')}</Tag> : <DecisionPill decision={approval.decision} />}
              {approval.use === 'predetermination' && <Tag>{t('estimate')}</Tag>}
              {approval.urgency === 'urgent' && <Tag>{t('urgent')}</Tag>}
              {view.removed && <Tag>{t('removed')}</Tag>}
            </div>
          }
        >
          <h3 id={id}>{title}</h3>
          <p className="muted">{who}</p>
          {view.fileVersion !== null && <p className="muted">{sayFileVersion(view.fileVersion)}</p>}
        </SheetHead>
        <ValidityLine view={view} />
        <Numbers numbers={approval.numbers} isApproved={canHold(view)} />
        <ApprovalItems approval={approval} />
        <Why view={view} />
        <ApprovalDates view={view} />
        <DecisionClock view={view} />
        {approval.notes.length > 0 && (
          <div>
            <h4>{t('notes')}</h4>
            {approval.notes.map((note) => (
              <p key={note}>{note}</p>
            ))}
          </div>
        )}
        <Details
          summary={
            <span>
              {t('details')}
              <span className="visually-hidden">: {title}</span>
            </span>
          }
        >
          <OpenedFrom value={view}>
            <SeeAllData
              source={{ channel: 'records.source', input: { id: view.id } }}
              unread={approval.unread}
              technical={approval.technical}
              leftOut={view.leftOut}
              words="coverage"
            >
              <ApprovalFacts approval={approval} planName={planName} />
            </SeeAllData>
          </OpenedFrom>
        </Details>
      </div>
    </Sheet>
  );
}

/** What it is for: its services, else the kind of care. */
function useTitle({ approval }: ApprovalView): string | null {
  const { t } = useTranslation('approvals');
  const names = approval.items.flatMap(({ services }) => services.flatMap((one) => nameCoded(t, one) ?? []));
  const [first, ...more] = new Set(names);
  if (first === undefined) return describeKind(t, approval.kind);
  return more.length === 0 ? first : `${first} + ${more.length}`;
}

/** Only an approved request has an approval number; otherwise it is the number of the request. */
function Numbers({ numbers, isApproved }: { numbers: readonly string[]; isApproved: boolean }) {
  const { t } = useTranslation('approvals');
  const copy = isApproved ? 'facts.copyNumber' : 'facts.copyRequestNumber';
  return (
    <p>
      <span className="muted">{t(isApproved ? 'facts.numbers' : 'facts.requestNumber')}: </span>
      {numbers.length === 0
        ? t('facts.noNumber')
        : numbers.map((number) => (
            <span key={number} className={styles['number']}>
              {number}{' '}
              {!hasCovered(number) && (
                <CopyButton text={number} isPersonalNumber label={t(copy, { number })}>
                  {t('facts.copy')}
                </CopyButton>
              )}
            </span>
          ))}
    </p>
  );
}

/** By when plans under the rule must decide an open request. */
function DecisionClock({ view }: { view: ApprovalView }) {
  const { t } = useTranslation('approvals');
  const { date } = useFormats();
  const clock = findDecisionClock(view, useToday());
  if (clock === null) return null;
  return (
    <p>
      {t(`clock.${clock.urgency}`, { date: date(clock.by) ?? clock.by })}{' '}
      {t(clock.isLate ? 'clock.late' : 'clock.longer')}
    </p>
  );
}

/** The plan's own reasons for anything but a plain yes, or a note that it sent none. */
function Why({ view }: { view: ApprovalView }) {
  const { t } = useTranslation('approvals');
  const { approval } = view;
  const isRefused = [approval.decision, ...approval.items.map(({ decision }) => decision)].some((one) =>
    withReason.has(one),
  );
  const reasons = dropRepeats([...approval.reasons, ...approval.items.flatMap((item) => item.reasons)]);
  if (reasons.length === 0 && !isRefused) return null;
  const words = ({ text, code, system }: ApprovalReason) =>
    text ?? (system === null ? t('why.code', { code }) : t('why.codeSystem', { code, system }));
  return (
    <div className={styles['why']}>
      <h4>{t('why.title')}</h4>
      {reasons.length === 0 ? (
        <p>{t('why.none')}</p>
      ) : (
        <ul>
          {reasons.map((reason) => (
            <li key={words(reason)}>{words(reason)}</li>
          ))}
        </ul>
      )}
      <AsSent isExplained={reasons.every(({ text }) => text === null)} />
      {isRefused && <p>{t('why.next')}</p>}
      {isUnexplained(approval) && <ReasonLetter view={view} />}
    </div>
  );
}

/** True where the plan refused something, and neither there nor for the whole request said why. */
function isUnexplained({ decision, reasons, items }: ApprovalView['approval']): boolean {
  const refused = items.filter((item) => withReason.has(item.decision));
  const isRefused = refused.length > 0 || withReason.has(decision);
  return isRefused && reasons.length === 0 && (refused.length === 0 || refused.some(hasNoReason));
}

function hasNoReason({ reasons }: ApprovalView['approval']['items'][number]): boolean {
  return reasons.length === 0;
}

function dropRepeats(reasons: readonly ApprovalReason[]): ApprovalReason[] {
  const seen = new Map(reasons.map((reason) => [`${reason.text}|${reason.code}`, reason]));
  return [...seen.values()].filter(({ text, code }) => text !== null || code !== null);
}
