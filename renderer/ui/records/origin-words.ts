import { type Origin, originRoles } from '#shared/model/origin';
import type { Translate } from '../../i18n/translate.ts';

type Agent = Origin['agents'][number];

/** "Dr. Vale, for Maple Clinic"; `null` where nobody is named. */
export function nameAgent(
  t: Translate,
  { who, onBehalfOf }: Pick<Agent, 'who' | 'onBehalfOf'>,
): string | null {
  return who !== null && onBehalfOf !== null
    ? t('health:record.actsFor', { who, other: onBehalfOf })
    : (who ?? onBehalfOf);
}

/** Whom a record comes from: the author, else the next of the named in the order of the roles; `null` where nobody is. */
export function nameSource(t: Translate, { agents }: Origin): string | null {
  const named = agents.filter(({ who, onBehalfOf }) => who !== null || onBehalfOf !== null);
  const inOrder = originRoles.flatMap((role) => named.filter(({ roles }) => roles.includes(role)));
  const source = inOrder[0] ?? named[0];
  return source === undefined ? null : nameAgent(t, source);
}
