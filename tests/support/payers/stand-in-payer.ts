import builtIn from '../../../resources/payers.json' with { type: 'json' };

/** The registry's own record of a plan with its hosts moved to a stand-in: its overrides are what is tried. */
export function standInPayer(id: string, realOrigin: string, origin: string): unknown[] {
  const known: { id: string }[] = builtIn;
  const record = known.find((one) => one.id === id);
  if (record === undefined) throw new Error(`no ${id} in the list`);
  return [JSON.parse(JSON.stringify(record).replaceAll(realOrigin, origin))];
}
