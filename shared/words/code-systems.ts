/** Code systems whose short names must be translated; names such as "CPT" are the same in every language. */
const worded = new Map([
  ['Revenue code', 'revenue'],
  ['Place of service', 'place'],
  ['Tooth number', 'tooth'],
  ['Mouth area', 'mouth'],
  ['Tooth surface', 'surface'],
]);

/** The name of a code system; `text` looks up a translation by its key. */
export function codeSystemName(system: string, text: (key: string) => string): string {
  const key = worded.get(system);
  return key === undefined ? system : text(key);
}
