/** UCUM codes that plans send as the unit, as people write them. @see The Unified Code for Units of Measure */
const plain: Record<string, string> = {
  'mm[Hg]': 'mmHg',
  '[degF]': '°F',
  Cel: '°C',
  '[in_i]': 'in',
  '[lb_av]': 'lb',
  '[oz_av]': 'oz',
  '[ft_i]': 'ft',
};
const raised = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** A unit without the marks of its code: "mmHg", "×10³/uL". Nothing is converted. */
function plainUnit(unit: string | null): string | null {
  if (unit === null) return null;
  return (
    plain[unit] ??
    unit.replace(
      /^10[*^](\d+)/,
      (_code, power: string) => `×10${power.replace(/\d/g, (digit) => raised[Number(digit)] ?? digit)}`,
    )
  );
}

/** A number with its unit as a language writes it: "6.4 mg/dL", "6.4%" in English, "6.4 %" in Spanish. */
export function withUnit(number: string, unit: string | null, language: string): string {
  const isTight = unit === '%' && language.startsWith('en');
  return [number, plainUnit(unit)].filter(Boolean).join(isTight ? '' : ' ');
}
