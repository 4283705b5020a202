import { Select } from './Select.tsx';

export type YearSelectProps = {
  /** For screen readers. */
  label: string;
  years: readonly number[];
  year: number;
  onChange(year: number): void;
};

/** The year of a screen; nothing where there is no choice. */
export function YearSelect({ label, years, year, onChange }: YearSelectProps) {
  if (years.length < 2) return null;
  return (
    <Select
      label={label}
      hideLabel
      value={String(year)}
      onChange={(next) => onChange(Number(next))}
      options={years.map((each) => ({ value: String(each), label: String(each) }))}
    />
  );
}
