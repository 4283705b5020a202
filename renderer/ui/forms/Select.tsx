import {
  Select as AriaSelect,
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
} from 'react-aria-components';
import { windowEdge } from '../actions/PopoverButton.tsx';
import { cx } from '../cx.ts';
import { Icon } from '../data/Icon.tsx';
import styles from './fields.module.css';

export type SelectProps<T extends string> = {
  label: string;
  value: T;
  onChange(value: T): void;
  options: readonly { value: T; label: string }[];
  hideLabel?: boolean;
  /** What is seen of the label, where the rest stands beside it. */
  shortLabel?: string;
  /** True where it replaces the button that loaded its options: it then takes the focus. */
  takesFocus?: boolean;
};

/** One choice of many in a list that opens. */
export function Select<T extends string>({
  label,
  value,
  onChange,
  options,
  hideLabel = false,
  shortLabel,
  takesFocus = false,
}: SelectProps<T>) {
  return (
    <AriaSelect
      className={styles['field'] ?? ''}
      value={value}
      autoFocus={takesFocus}
      onChange={(next) => {
        if (next !== null) onChange(String(next) as T);
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : (styles['label'] ?? '')}>
        {shortLabel === undefined ? (
          label
        ) : (
          <>
            <span aria-hidden="true">{shortLabel}</span>
            <span className="visually-hidden">{label}</span>
          </>
        )}
      </Label>
      <Button className={cx(styles['trigger'])}>
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className={styles['popover'] ?? ''} containerPadding={windowEdge}>
        <ListBox>
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={styles['option'] ?? ''}
            >
              {option.label}
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
