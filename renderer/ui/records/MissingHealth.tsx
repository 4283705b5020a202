import { useTranslation } from 'react-i18next';
import type { MissingPart } from '#shared/model/plans/connection';
import { listMissingParts, missingReason } from './missing-parts.ts';

/** The missing parts of the health records by name, one sentence for each reason. */
export function MissingHealth({ parts, planName }: { parts: readonly MissingPart[]; planName: string }) {
  const { t } = useTranslation('plans');
  return [...Map.groupBy(parts, ({ failure }) => missingReason(failure))].map(([reason, those]) => (
    <p key={reason}>{t(`missing.these.${reason}`, { plan: planName, list: listMissingParts(t, those) })}</p>
  ));
}
