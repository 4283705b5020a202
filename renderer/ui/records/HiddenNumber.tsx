import { useTranslation } from 'react-i18next';

export type HiddenNumberProps = {
  /** Its last characters; `null` when the plan sent no such number. */
  ending: string | null;
  /** The whole number while it is shown. */
  whole: string | null;
};

/** A member number, whole or only its end, worded for screen readers. */
export function HiddenNumber({ ending, whole }: HiddenNumberProps) {
  const { t } = useTranslation('coverage');
  if (ending === null) return <span className="muted">{t('notSent')}</span>;
  if (whole !== null) return whole;
  return (
    <>
      <span aria-hidden="true">{t('number.masked', { ending })}</span>
      <span className="visually-hidden">{t('number.maskedSpoken', { ending })}</span>
    </>
  );
}
