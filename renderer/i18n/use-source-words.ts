import { createContext, use } from 'react';
import { useTranslation } from 'react-i18next';
import type { AmountSource } from '#shared/model/claims/claim';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import type { FileVersion } from '#shared/model/origin';
import type { ConnectionSummary } from '#shared/model/plans/connection';
import { findWayOf } from '#shared/model/plans/plan-kind';
import { useFormats } from './use-formats.ts';

/** What says that a record is from a file: when that was opened, `null` for a plan's, and whether it is a table or paper. */
type Opened = Pick<ClaimRow, 'openedAt' | 'way'>;

/** Of the record that a page shows. */
export const OpenedFrom = createContext<Opened>({ openedAt: null });

/** Words for who says something: a plan, or a file, which may name any plan. */
export function useSourceWords() {
  const { t } = useTranslation('common');
  const { dayDate } = useFormats();
  const ofPage = use(OpenedFrom);
  const nameSource = (name: string, { openedAt, way }: Opened) =>
    openedAt === null ? name : t(`file.name.${way ?? 'file'}`, { name, date: dayDate(openedAt) });
  const nameWhole = (what: 'title' | 'open' | 'dialog' | 'text') =>
    ofPage.openedAt === null ? null : t(`file.whole.${ofPage.way ?? 'file'}.${what}`);
  const nameConnection = ({
    planName,
    origin,
    lastCheckedAt,
    connectedAt,
    plan,
  }: Pick<ConnectionSummary, 'planName' | 'origin' | 'lastCheckedAt' | 'connectedAt' | 'plan'>) =>
    nameSource(planName, {
      openedAt: origin === 'file' ? (lastCheckedAt ?? connectedAt) : null,
      way: findWayOf({ origin, plan }) ?? undefined,
    });
  const sayOpened = ({ openedAt, way }: Opened) =>
    openedAt === null ? null : t(`file.by.${way ?? 'file'}`, { date: dayDate(openedAt) });
  const numberSame = (names: readonly string[]) =>
    names.map((name, index) => {
      if (names.indexOf(name) === names.lastIndexOf(name)) return name;
      const number = names.slice(0, index + 1).filter((each) => each === name).length;
      return t('numbered', { name, number });
    });
  return {
    /**
     * The plan's name; "File: Evergreen Health, opened on March 3, 2026" where a file says it, "Evergreen Health (from a
     * table)", "Evergreen Health (from paper, by you)".
     */
    nameSource,
    /** As `nameSource`, of a list: each with its number where it stands there twice, "Evergreen Health, number 2". */
    nameSources: (sources: readonly (Opened & { planName: string })[]) =>
      numberSame(sources.map((source) => nameSource(source.planName, source))),
    /** One person's connections as choices, named apart. */
    choosePlans: (plans: readonly ConnectionSummary[]) => {
      const names = numberSame(plans.map(nameConnection));
      return plans.map(({ id }, index) => ({ value: id, label: names[index] ?? '' }));
    },
    /** "from a file, opened on March 3, 2026"; `null` for a plan's. */
    sayOpened,
    /**
     * The words for the whole of the page's record, from whose hand it is: in a file, in a table, typed from paper; `null`
     * of a plan's.
     */
    nameWhole,
    /** Says that a file has a record of a plan, too; `null` where none has. */
    sayFileVersion: (version: FileVersion | null) =>
      version === null ? null : t('file.also', { date: dayDate(version.openedAt) }),
    /** The words for an amount that the page's record states, in place of "from your plan"; `null` for others. */
    sayAmountOpened: (source: AmountSource, from = ofPage) =>
      source === 'computed' ? null : sayOpened(from),
  };
}
