import { useTranslation } from 'react-i18next';
import type { Coded } from '#shared/model/claims/claim';
import type { Delivery, Qualification } from '#shared/model/plans/lookup';
import { findDegree } from '#shared/words/directory-kinds';
import { useKnownText } from '../../i18n/translate.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { usePlanLanguage } from '../../i18n/use-plan-language.ts';

/** "MD, from the State of Oregon, valid in OR, in force" */
export function useQualificationWords() {
  const { t } = useTranslation('find');
  const known = useKnownText('find');
  const { span, date } = useFormats();
  const isForeign = usePlanLanguage() !== undefined;
  const degree = (coded: Coded) => {
    const known = findDegree(coded.code);
    return known !== null && (isForeign || coded.text === null)
      ? t(`doctor.degree.${known}`)
      : wordsOf(coded);
  };
  const years = (start: string | null, end: string | null) => {
    if (start !== null && end !== null) return span(start, end);
    if (start !== null) return t('doctor.since', { date: date(start) });
    return end !== null && t('doctor.until', { date: date(end) });
  };
  return ({ what, issuer, status, validIn, numbers, start, end }: Qualification): string =>
    [
      degree(what),
      issuer !== null && t('doctor.issuedBy', { issuer }),
      validIn.length > 0 && t('doctor.validIn', { places: validIn.map(wordsOf).join(', ') }),
      ...numbers.map((number) => t('doctor.licenseNumber', { number })),
      years(start, end),
      status !== null && (known(`doctor.license.${status}`) ?? status),
    ]
      .filter(Boolean)
      .join(', ');
}

/** "From afar: by phone, by video" */
export function useDeliveryWords() {
  const { t } = useTranslation('find');
  const known = useKnownText('find');
  const ours = (table: string, coded: Coded) => known(`doctor.${table}.${coded.code}`) ?? wordsOf(coded);
  return ({ method, ways }: Delivery): string => {
    const how = method === null ? t('doctor.method.virtual') : ours('method', method);
    const means = ways.map((way) => ours('way', way)).join(', ');
    return means === '' ? how : t('doctor.byMeans', { how, means });
  };
}

function wordsOf({ text, code }: Coded): string {
  return text ?? code ?? '';
}
