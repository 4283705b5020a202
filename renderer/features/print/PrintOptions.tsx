import { useTranslation } from 'react-i18next';
import type { StatementOptions } from '#shared/model/statement';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { LanguageChoice } from '../../ui/forms/LanguageChoice.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { PaperChoice, SizeChoice } from './desk/PaperChoices.tsx';
import styles from './desk/PrintDesk.module.css';

export type PrintOptionsProps = {
  options: StatementOptions;
  isYear: boolean;
  onChange(options: Partial<StatementOptions>): void;
};

/** How the paper should look and what it should not show. */
export function PrintOptions({ options, isYear, onChange }: PrintOptionsProps) {
  const { t } = useTranslation('print');
  return (
    <>
      <SizeChoice value={options.size} onChange={(size) => onChange({ size })} />
      {isYear && options.size === 'large' && (
        <Checkbox isSelected={options.allClaims} onChange={(allClaims) => onChange({ allClaims })}>
          {t('size.allClaims')}
        </Checkbox>
      )}
      <LanguageChoice value={options.language} onChange={(language) => onChange({ language })} />
      <fieldset className={styles['shows']}>
        <legend>{t('shows.label')}</legend>
        <Checkbox isSelected={options.hideBilled} onChange={(hideBilled) => onChange({ hideBilled })}>
          {t('shows.hideBilled')}
        </Checkbox>
        {!isYear && (
          <>
            <Checkbox
              isSelected={options.hideDiagnoses}
              onChange={(hideDiagnoses) => onChange({ hideDiagnoses })}
            >
              {t('shows.hideDiagnoses')}
            </Checkbox>
            <Checkbox isSelected={options.showCodes} onChange={(showCodes) => onChange({ showCodes })}>
              {t('shows.codes')}
            </Checkbox>
          </>
        )}
        <Checkbox isSelected={options.fullMemberId} onChange={(fullMemberId) => onChange({ fullMemberId })}>
          {t('shows.memberId')}
        </Checkbox>
      </fieldset>
      <Details summary={t('paper.label')}>
        <PaperChoice hideLabel value={options.paper} onChange={(paper) => onChange({ paper })} />
      </Details>
    </>
  );
}
