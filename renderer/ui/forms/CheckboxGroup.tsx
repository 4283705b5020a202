import { Checkbox } from './Checkbox.tsx';
import styles from './CheckboxGroup.module.css';

export type CheckboxGroupProps<Value extends string> = {
  label: string;
  options: readonly { value: Value; label: string }[];
  chosen: readonly Value[];
  onChange(chosen: Value[]): void;
  /** Many short choices stand beside each other where there is room. */
  isMany?: boolean;
};

/** Choices of which any number may be taken, with what they are about. */
export function CheckboxGroup<Value extends string>({
  label,
  options,
  chosen,
  onChange,
  isMany = false,
}: CheckboxGroupProps<Value>) {
  return (
    <fieldset className={styles['group']} data-many={isMany}>
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
