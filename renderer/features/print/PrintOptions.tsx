import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { StatementOptions } from '#shared/model/papers/statement';
import { Checkbox } from '../../ui/forms/Checkbox.tsx';
import { Details } from '../../ui/layout/Details.tsx';
import { PaperChoice, PaperLanguageChoice, SizeChoice } from './desk/PaperChoices.tsx';
import styles from './desk/PrintDesk.module.css';
import type { Purpose } from './print-search.ts';

/** How the paper will look besides its size, in one line that opens to the choices. */
export function HowToPrint({ options, children }: { options: StatementOptions; children: ReactNode }) {
  const { t } = useTranslation('print');
  const { language, paper, hideBilled } = options;
  const names = {
    language: t(`language.${language}`),
    paper: t(`paper.short.${paper}`),
  };
  const line = [names.language, names.paper, hideBilled && t('shows.billedLeftOut')];
  return (
    <div>
      <Details
        summary={
          <span>
            <span className={styles['how']}>{t('how')}</span>{' '}
            <span className={styles['howLine']}>{line.filter(Boolean).join(' · ')}</span>
          </span>
        }
      >
        {children}
      </Details>
    </div>
  );
}

export type PrintOptionsProps = {
  options: StatementOptions;
  purpose: Purpose;
  onChange(options: Partial<StatementOptions>): void;
};

/** Regular or large print, in sight: who needs it does not look for it. Large print of a year may list each claim, too. */
export function PrintSizeChoice({ options, purpose, onChange }: PrintOptionsProps) {
  const { t } = useTranslation('print');
  const hasYear = purpose === 'year' || purpose === 'book';
  return (
    <div className={styles['section']}>
      <SizeChoice
        value={options.size}
        onChange={(size) => onChange({ size })}
        isShortIfLarge={hasYear && !options.allClaims}
      />
      {hasYear && options.size !== 'regular' && (
        <Checkbox isSelected={options.allClaims} onChange={(allClaims) => onChange({ allClaims })}>
          {t('size.allClaims')}
        </Checkbox>
      )}
    </div>
  );
}

/** How else the paper should look and what it should not show. */
export function PrintOptions({ options, purpose, onChange }: PrintOptionsProps) {
  const { t } = useTranslation('print');
  const hasClaims = purpose === 'claim' || purpose === 'book';
  return (
    <div className={styles['section']}>
      <PaperLanguageChoice value={options.language} onChange={(language) => onChange({ language })} />
      <PaperChoice value={options.paper} onChange={(paper) => onChange({ paper })} />
      {purpose !== 'list' && purpose !== 'doctor' && (
        <fieldset className={styles['shows']}>
          <legend>{t('shows.label')}</legend>
          <Checkbox isSelected={options.hideBilled} onChange={(hideBilled) => onChange({ hideBilled })}>
            {t('shows.hideBilled')}
          </Checkbox>
          {hasClaims && (
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
          {/* A packet that somebody gets has this choice in sight. */}
          {purpose !== 'packet' && (
            <Checkbox
              isSelected={options.fullMemberId}
              onChange={(fullMemberId) => onChange({ fullMemberId })}
            >
              {t('shows.memberId')}
            </Checkbox>
          )}
        </fieldset>
      )}
    </div>
  );
}
