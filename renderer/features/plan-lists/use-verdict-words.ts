import { useTranslation } from 'react-i18next';
import type { DoctorVerdict, DrugVerdict, OwnDoctor } from '#shared/model/plans/plan-lists';
import { useFormats } from '../../i18n/use-formats.ts';

/** What a list says, as sentences: the first is the answer. None says that a plan pays, or does not. */
export function useVerdictWords() {
  const { t } = useTranslation('plan-lists');
  const { date: write } = useFormats();
  const day = (dated: string) => write(dated) ?? dated;
  return {
    drug({ verdict, why, by, listedName, tier, limits, limitText }: DrugVerdict, dated: string): string[] {
      const date = day(dated);
      const named = tier === null ? [] : [t('drug.tier', { tier })];
      const rules = limits.map((limit) =>
        limit === 'quantity-limit' && limitText !== null
          ? t('drug.limit.quantity-text', { text: limitText })
          : t(`drug.limit.${limit}`),
      );
      const matched = by === 'name' ? [t('drug.byName')] : [];
      if (verdict === 'listed' || verdict === 'listed-limits')
        return [t('drug.listed', { date }), ...named, ...rules, ...matched, t('drug.askPlan')];
      if (verdict === 'other-form')
        return [
          listedName === null ? t('drug.otherForm') : t('drug.otherFormNamed', { name: listedName }),
          ...named,
          ...rules,
          t('drug.askPlan'),
        ];
      if (verdict === 'not-in-list')
        return why === 'was-listed'
          ? [t('drug.was-listed', { date }), ...matched]
          : [t('drug.notInList', { date })];
      return [
        t(`drug.${verdict}`),
        ...(why === null || why === 'was-listed' ? [] : [t(`why.${why}`)]),
        ...(verdict === 'ask' ? [] : [t('drug.askPlan')]),
      ];
    },
    doctor(verdict: DoctorVerdict, kind: OwnDoctor['kind'], asked: string): string[] {
      const { why, listedPlace, takesNewPatients } = verdict;
      const date = day(asked);
      const patients = takesNewPatients === false ? [t('doctor.noNewPatients')] : [];
      const place = listedPlace === null ? [] : [listedPlace];
      switch (verdict.verdict) {
        case 'here':
        case 'in-list':
        case 'elsewhere':
          return [t(`of.${kind}.${verdict.verdict}`), ...place, ...patients, t('doctor.dated', { date })];
        case 'group':
          return [t('doctor.group'), t('doctor.dated', { date })];
        case 'name-only':
          return [t(`of.${kind}.name-only`), t('doctor.dated', { date })];
        case 'not-in-list':
          return [t(why === 'other-plan' ? `of.${kind}.other-plan` : `of.${kind}.not-in-list`, { date })];
        case 'cannot-say':
          return [
            t('drug.cannot-say'),
            ...(why === null || why === 'other-plan' ? [] : [t(`whyDoctor.${why}`)]),
            t('doctor.call'),
          ];
      }
    },
  };
}
