import type { AccessRow } from '../../model/access-log.ts';

/**
 * The text about the computers that the rows of the access log name: all that were contacted since the log began,
 * unless records were erased, and with them the rows about them. Erasing everything begins a new log.
 */
export function nameHosts(hosts: readonly string[], hasErased: boolean) {
  if (hosts.length === 0) return hasErased ? 'hosts.noneLeft' : 'hosts.none';
  return hasErased ? 'hosts.onlyLeft' : 'hosts.only';
}

type Requested = Pick<AccessRow, 'what' | 'category' | 'page'>;

/** What was asked for: which kind of health records, and which page of the answer. */
export function nameRequest(
  t: (key: string, values?: Record<string, string | number>) => string,
  { what, category, page }: Requested,
): string {
  const name =
    what === 'health-record' && category !== null
      ? t('access-log:ofKind', { kind: t(`plans:category.${category}.name`) })
      : t(`access-log:what.${what}`);
  return page === null ? name : t('access-log:pageOf', { what: name, page });
}
