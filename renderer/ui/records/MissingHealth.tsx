import { useTranslation } from 'react-i18next';
import type { MissingPart } from '#shared/model/connection';
import { Details } from '../layout/Details.tsx';
import { describeMissingReason, nameMissingPart } from './missing-parts.ts';

/** One line for several missing parts of the health records, with the list folded away. */
export function MissingHealth({ parts, planName }: { parts: readonly MissingPart[]; planName: string }) {
  const { t } = useTranslation('plans');
  return (
    <>
      <p>{t('missing.some', { count: parts.length, plan: planName })}</p>
      <Details summary={t('missing.list')}>
        <ul>
          {parts.map((part) => (
            <li key={`${part.category}/${part.resourceType}`}>
              {t('missing.line', {
                what: nameMissingPart(t, part),
                why: describeMissingReason(t, part.failure),
              })}
            </li>
          ))}
        </ul>
      </Details>
    </>
  );
}
