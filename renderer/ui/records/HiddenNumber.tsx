import { useTranslation } from 'react-i18next';
import { useDiscreet } from '../../i18n/use-discreet.ts';

export type HiddenNumberProps = {
  /** Its last characters; `null` when the plan sent no such number. */
  ending: string | null;
  /** The whole number while it is shown. */
  whole: string | null;
};

/** A member number, whole or only its end, which discreet mode covers as well; worded for screen readers. */
export function HiddenNumber({ ending, whole }: HiddenNumberProps) {
  const { t } = useTranslation('coverage');
  const { isHidden } = useDiscreet();
  if (ending === null) return <span className="muted">{t('notSent')}</span>;
  if (whole !== null) return whole;
  if (isHidden)
    return (
      <>
        <span aria-hidden="true">{t('number.covered')}</span>
        <span className="visually-hidden">{t('number.coveredSpoken')}</span>
      </>
    );
  return (
    <>
      <span aria-hidden="true">{t('number.masked', { ending })}</span>
      <span className="visually-hidden">{t('number.maskedSpoken', { ending })}</span>
    </>
  );
}
