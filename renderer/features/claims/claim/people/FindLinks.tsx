import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Coded } from '#shared/model/claims/claim';
import { useRequest } from '../../../../api/use-request.ts';

/** Links to the drug list of the claim's plan with the drug filled in. Following it sends nothing. */
export function FindDrugLink({ claimId, drug }: { claimId: string; drug: Coded }) {
  const { t } = useTranslation('find');
  const payer = usePayerOf(claimId);
  const text = drug.text ?? (drug.system === 'RxNorm' ? drug.code : null);
  if (text === null) return null;
  return (
    <Link to="/find" search={{ tab: 'drugs', text, ...(payer && { payer }) }}>
      {t('link.drug')}
    </Link>
  );
}

/** Links to the directory of the claim's plan with the provider's NPI filled in. Following it sends nothing. */
export function FindProviderLink({
  claimId,
  npi,
  name,
}: {
  claimId: string;
  npi: string;
  name: string | null;
}) {
  const { t } = useTranslation('find');
  const payer = usePayerOf(claimId);
  return (
    <Link
      to="/find"
      search={{ tab: 'doctors', npi, ...(payer && { payer }) }}
      {...(name && { 'aria-label': `${t('link.provider')}: ${name}` })}
    >
      {t('link.provider')}
    </Link>
  );
}

/** Id of the registered plan that sent a claim. */
function usePayerOf(claimId: string): string | undefined {
  const connectionId = claimId.split('/')[0];
  const { data: connections } = useRequest('connection.list', {});
  const plan = connections?.find(({ id }) => id === connectionId)?.plan;
  return plan && 'payerId' in plan ? plan.payerId : undefined;
}
