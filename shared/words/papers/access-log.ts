/**
 * The text about the computers that the rows of the access log name: all that were contacted since the log began,
 * unless records were erased, and with them the rows about them. Erasing everything begins a new log.
 */
export function nameHosts(hosts: readonly string[], hasErased: boolean) {
  if (hosts.length === 0) return hasErased ? 'hosts.noneLeft' : 'hosts.none';
  return hasErased ? 'hosts.onlyLeft' : 'hosts.only';
}
