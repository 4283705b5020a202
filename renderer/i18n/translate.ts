import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';

/**
 * The `t` of any namespace, for functions that make keys from tables of their own. Its keys are not typed;
 * `tests/unit/used-texts.test.ts` finds the ones that the code can make.
 */
// biome-ignore lint/suspicious/noExplicitAny: no other type takes the `t` of every namespace.
export type Translate = TFunction<any>;

/** A `t` as `shared/words` and `shared/paper` take it, which know no i18next. */
export function lookupFrom(t: Translate): (key: string, values?: Record<string, string | number>) => string {
  return (key, values) => t(key, values ?? {});
}

/** Looks up texts of codes that plans send: `null` where we have no words. */
export function useKnownText(namespace: string): (key: string) => string | null {
  const { t, i18n } = useTranslation();
  const translate: Translate = t;
  return (key) => {
    const full = `${namespace}:${key}`;
    return i18n.exists(full) ? translate(full) : null;
  };
}
