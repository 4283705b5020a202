import { useTranslation } from 'react-i18next';
import type { ClaimReason, Coded } from '#shared/model/claims/claim';
import type { ClaimView } from '#shared/model/claims/claims-view';
import { findGroup, findMeaning, medicareLists } from '#shared/words/reason-meanings';
import { isRefusal } from '#shared/words/refusals';
import type { Translate } from '../../../../i18n/translate.ts';
import { nameCode } from '../../../../ui/data/coded-text.ts';
import { FactList } from '../../../../ui/data/FactList.tsx';
import { FoldedSheet } from '../../../../ui/layout/FoldedSheet.tsx';
import { TitledSheet } from '../../../../ui/layout/TitledSheet.tsx';
import { AsSent } from '../../../../ui/records/AsSent.tsx';
import { usePlan } from '../people/PeopleSection.tsx';
import { AppealWindows } from './AppealWindows.tsx';
import { WhatToDo } from './WhatToDo.tsx';
import styles from './WhySection.module.css';

/** Why the plan paid what it paid, folded; and by when to ask again about what it refused. */
export function WhySection({ about }: { about: ClaimView }) {
  const { claim, denial } = about;
  const { t, i18n } = useTranslation(['claim', 'denials']);
  if (claim.reasons.length === 0 && denial === null) return null;
  return (
    <FoldedSheet
      title={t(denial?.scope === 'whole' ? 'why.titleNotPaid' : 'why.title')}
      says={sayFirst(t, claim.reasons, i18n.resolvedLanguage === 'en')}
      isOpen={denial?.scope === 'whole'}
    >
      <Why about={about} />
      {denial && <AppealWindows about={about} />}
    </FoldedSheet>
  );
}

/** Why the plan paid nothing, and whom to ask, with the numbers that they ask for. */
export function WhySheet({ about }: { about: ClaimView }) {
  const { t } = useTranslation('claim');
  return (
    <TitledSheet title={t('why.titleNotPaid')}>
      <Reasons reasons={about.claim.reasons} />
      <div className={styles['appeal']}>
        <FactList facts={usePlan(about)} />
      </div>
    </TitledSheet>
  );
}

/** The plan's reasons, in its own words and ours; and what to do about what it refused. */
function Why({ about }: { about: ClaimView }) {
  const { claim, denial } = about;
  const { t } = useTranslation('denials');
  return (
    <div className={styles['why']}>
      <Reasons reasons={claim.reasons} />
      {denial && (
        <div>
          <h3>{t('title')}</h3>
          <WhatToDo about={about} denial={denial} />
        </div>
      )}
    </div>
  );
}

function Reasons({ reasons }: { reasons: readonly ClaimReason[] }) {
  const { t } = useTranslation('claim');
  const groups = groupReasons(reasons);
  return (
    <div>
      {reasons.length === 0 && <p>{t('why.none')}</p>}
      <AsSent isExplained={groups.every(isExplained)} />
      <ul className={styles['reasons']}>
        {groups.map((alike) => (
          <li key={JSON.stringify(alike)}>
            <Reason reasons={alike} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/**
 * The first reason in words; its code where there are none. The plan's own come first for readers of the language that
 * plans write in, ours for others.
 */
function sayFirst(t: Translate, reasons: readonly ClaimReason[], readsPlan: boolean): string {
  const [first] = groupReasons(reasons)[0] ?? [];
  if (!first) return t('claim:why.none');
  const meaning = findMeaning(first);
  const ours = meaning && t(`denials:meaning.${meaning}`);
  return (readsPlan ? (first.text ?? ours) : (ours ?? first.text)) ?? nameCode(t, first) ?? '';
}

/** Refusals first, and those that say the same together: plans often send one with a service and again as a note. */
function groupReasons(reasons: readonly ClaimReason[]): ClaimReason[][] {
  const sorted = [...reasons.filter(isRefusal), ...reasons.filter((reason) => !isRefusal(reason))];
  const groups = Map.groupBy(sorted, ({ text, code, system, remarks }) =>
    JSON.stringify([text ?? `${system} ${code}`, remarks]),
  );
  return [...groups.values()].flatMap(splitByGroup);
}

/** True where our own words stand beside the plan's, or there are none of the plan. */
function isExplained(reasons: readonly ClaimReason[]): boolean {
  return reasons.every(({ text }) => text === null) || reasons.some((one) => findMeaning(one) !== null);
}

/** What is the provider's stands apart from what is yours; a reason without a code says neither and joins the first. */
function splitByGroup(reasons: readonly ClaimReason[]): ClaimReason[][] {
  const coded = reasons.filter(({ code }) => code !== null);
  const [first = [], ...others] = Map.groupBy(coded, findGroup).values();
  return [[...first, ...reasons.filter(({ code }) => code === null)], ...others];
}

function Reason({ reasons }: { reasons: readonly ClaimReason[] }) {
  const { t } = useTranslation(['claim', 'denials']);
  const [first] = reasons;
  if (!first) return null;
  const meaning = findMeaning(first);
  const group = findGroup(first);
  return (
    <>
      {first.text !== null && <blockquote className={styles['words']}>{first.text}</blockquote>}
      {meaning && <p className={styles['ours']}>{t(`denials:meaning.${meaning}`)}</p>}
      {first.text === null && meaning === null && (
        <p>{t('claim:why.codeOnly', { code: nameCode(t, first) })}</p>
      )}
      {group && <p>{t(`denials:bearer.${group}`)}</p>}
      {first.remarks?.map((remark) => (
        <p key={remark.code}>{t('denials:remark', { remark: nameRemark(nameCode(t, remark), remark) })}</p>
      ))}
      {reasons.map((reason) => (
        <About key={JSON.stringify(reason)} reason={reason} />
      ))}
    </>
  );
}

function nameRemark(code: string | null, { text }: Coded): string {
  return text === null ? (code ?? '') : `${text} (${code})`;
}

/** The names of Medicare's lists say already that it is a code. */
function isMedicareCode({ system }: Coded): boolean {
  return Object.values<string | null>(medicareLists).includes(system);
}

/** What kind of reason it is, and which service or note it belongs to. */
function About({ reason }: { reason: ClaimReason }) {
  const { t } = useTranslation('claim');
  const code = nameCode(t, reason);
  const isNamed = reason.text !== null || findMeaning(reason) !== null;
  const about = [
    reason.lineNumber !== null && t('why.line', { number: reason.lineNumber }),
    reason.noteNumber !== null && t('why.noteNumber', { number: reason.noteNumber }),
    isNamed && code && (isMedicareCode(reason) ? code : t('why.code', { code })),
  ].filter(Boolean);
  return (
    <p className="small muted">
      {t(`why.${reason.kind}`)} {about.join(' · ')}
    </p>
  );
}
