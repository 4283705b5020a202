import type { Coded } from '#shared/model/claims/claim';
import { codeSystemName } from '#shared/words/codes';
import type { Translate } from '../../i18n/translate.ts';

/** "CPT 99213", "Place of service 11": a code with the short name of its system; `null` without a code. */
export function nameCode(t: Translate, { system, code }: Pick<Coded, 'system' | 'code'>): string | null {
  if (code === null || system === null) return code;
  return `${codeSystemName(system, (key) => t(`common:codeSystem.${key}`))} ${code}`;
}

/** The words of a coded value, else its code, else that the plan keeps it back; `null` for none of them. */
export function nameCoded(t: Translate, coded: Coded | null): string | null {
  if (coded === null) return null;
  return coded.text ?? nameCode(t, coded) ?? (coded.absent === 'withheld' ? t('common:withheld') : null);
}

/** The text with a capital letter at its beginning. */
export function capitalizeFirst(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
