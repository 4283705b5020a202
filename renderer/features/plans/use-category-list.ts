import { useTranslation } from 'react-i18next';
import type { DataCategory } from '#shared/model/connection';
import { useFormats } from '../../i18n/use-formats.ts';

/** Names what a plan was asked for: "claims and costs, plan and member ID". */
export function useCategoryList(): (categories: readonly DataCategory[]) => string {
  const { t } = useTranslation('plans');
  const { locale } = useFormats();
  return (categories) =>
    new Intl.ListFormat(locale).format(categories.map((category) => t(`category.${category}.name`)));
}
