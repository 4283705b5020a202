import type { Ref } from 'react';
import { SearchField as AriaSearchField, Button, Input, Label } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { longestLine } from '#shared/bounds';
import { Icon } from '../data/Icon.tsx';
import styles from './fields.module.css';

export type SearchFieldProps = {
  label: string;
  value: string;
  onChange(value: string): void;
  placeholder?: string;
  /** Hides the label visually where placeholder and position say enough. */
  hideLabel?: boolean;
  inputRef?: Ref<HTMLInputElement>;
};

/** A search box. `/` moves here while shortcuts are on: the shell looks for `data-search`. */
export function SearchField(props: SearchFieldProps) {
  const { label, value, onChange, placeholder, hideLabel = false, inputRef } = props;
  const { t } = useTranslation('common');
  return (
    <AriaSearchField className={styles['field'] ?? ''} value={value} onChange={onChange}>
      <Label className={hideLabel ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      <div className={styles['searchBox']}>
        <Input
          ref={inputRef ?? null}
          data-search=""
          className={styles['input'] ?? ''}
          autoComplete="off"
          spellCheck={false}
          maxLength={longestLine}
          {...(placeholder && { placeholder })}
        />
        <Button className={styles['clear'] ?? ''} aria-label={t('action.clear')}>
          <Icon name="close" />
        </Button>
      </div>
    </AriaSearchField>
  );
}
