import { useTranslation } from 'react-i18next';
import type { CareTeamMember } from '#shared/model/claims/claim';
import { isCareRole } from '../../../../ui/records/care-roles.ts';

/** What someone did on a claim: in our words, else in the plan's. */
export function useRoleWords(): (member: CareTeamMember) => string {
  const { t } = useTranslation('claim');
  return ({ role, roleText }) =>
    isCareRole(role) ? t(`people.role.${role}`) : (roleText ?? t('people.role.other'));
}
