import { useTranslation } from 'react-i18next';
import { countKinds, sumKinds } from '#shared/not-shown';
import { useNotShown } from './use-not-shown.ts';

/** How many health records of a person the plan marks as sent by mistake, so that no list has them; nothing for none. */
export function InErrorLine({ personId }: { personId: string }) {
  const { t } = useTranslation('whose');
  const { others } = useNotShown({ personId });
  const count = sumKinds({
    ...countKinds(others.filter(({ reason }) => reason === 'in-error')),
    claims: 0,
    cards: 0,
  });
  return count > 0 && <p className="small muted">{t('inError', { count })}</p>;
}
