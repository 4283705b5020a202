/** The rows of a CSV by the names of its columns. */
export function readCsv(bytes: Uint8Array): Record<string, string>[] {
  const lines = new TextDecoder().decode(bytes).replace('\uFEFF', '').trimEnd().split('\r\n');
  const cells = (line: string) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell.replaceAll('"', ''));
  const [head = '', ...rows] = lines;
  const names = cells(head);
  return rows.map((row) => Object.fromEntries(cells(row).map((cell, at) => [names[at] ?? '', cell])));
}
