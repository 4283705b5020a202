import { useTranslation } from 'react-i18next';
import { useRequest } from '../../api/use-request.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { ButtonLink } from '../../ui/actions/ButtonLink.tsx';
import { TitledSheet } from '../../ui/layout/TitledSheet.tsx';
import { useCountedForCap } from '../../ui/records/use-counted-for-cap.ts';

/** The way to the drug cap, for somebody with a Medicare drug plan; nothing for others. */
export function DrugCapLink({ personId, year }: { personId: string; year: number }) {
  const { t } = useTranslation('drug-cap');
  const { money } = useFormats();
  const sayCounted = useCountedForCap();
  const { data } = useRequest('drugCap.get', { personId, year, planId: null, joinMonth: null });
  if (!data || data.plans.length === 0) return null;
  return (
    <TitledSheet title={t('screen')}>
      {data.count && (
        <p>
          {data.count.fills > 0 && `${sayCounted(data.count)} `}
          {t('lead.cap', { cap: money(data.count.capCents), year })}
        </p>
      )}
      <ButtonLink to="/spending/limits/drugs" search={{ year }}>
        {t('open')}
      </ButtonLink>
    </TitledSheet>
  );
}
