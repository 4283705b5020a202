/** Code systems whose short names are words; other names, such as "CPT", are the same in every language. */
const worded = new Map([
  ['Revenue code', 'revenue'],
  ['Place of service', 'place'],
  ['Tooth number', 'tooth'],
  ['Mouth area', 'mouth'],
  ['Tooth surface', 'surface'],
]);

/** The name of a code system; `text` looks the words of one up by its key. */
export function codeSystemName(system: string, text: (key: string) => string): string {
  const key = worded.get(system);
  return key === undefined ? system : text(key);
}
