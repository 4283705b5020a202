import { useTranslation } from 'react-i18next';
import type { DataCategory } from '#shared/model/plans/connection';

/** Names what a plan was asked for: "Claims and costs · Plan and member ID". No line begins with a dot. */
export function useCategoryList(): (categories: readonly DataCategory[]) => string {
  const { t } = useTranslation('plans');
  return (categories) => categories.map((category) => t(`category.${category}.name`)).join('\u00a0· ');
}
