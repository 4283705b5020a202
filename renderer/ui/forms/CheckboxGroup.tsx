import { Checkbox } from './Checkbox.tsx';
import styles from './CheckboxGroup.module.css';

export type CheckboxGroupProps = {
  label: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
  onChange(chosen: string[]): void;
};

/** Choices of which any number may be taken, with what they are about. */
export function CheckboxGroup({ label, options, chosen, onChange }: CheckboxGroupProps) {
  return (
    <fieldset className={styles['group']}>
      <legend>{label}</legend>
      {options.map((option) => (
        <Checkbox
          key={option.value}
          isSelected={chosen.includes(option.value)}
          onChange={(isChosen) =>
            onChange(isChosen ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))
          }
        >
          {option.label}
        </Checkbox>
      ))}
    </fieldset>
  );
}
