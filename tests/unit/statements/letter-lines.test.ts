/** On the PDF of a letter no line ends inside a number or a date, wherever on the line it begins. */
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { expect, it } from 'vitest';
import { renderPaperPdf } from '../../../electron/data/statements/render-pdf.ts';

async function readLines(bytes: Uint8Array): Promise<string[]> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  const lines: string[] = [];
  for (let number = 1; number <= document.numPages; number++) {
    const { items } = await (await document.getPage(number)).getTextContent();
    const texts = items.flatMap((item) => ('str' in item ? [item] : []));
    for (const own of Map.groupBy(texts, ({ transform }) => Math.round(transform[5])).values())
      lines.push(
        own
          .toSorted((a, b) => a.transform[4] - b.transform[4])
          .map(({ str }) => str)
          .join(''),
      );
  }
  await task.destroy();
  return lines;
}

it.each([
  ['a claim number', '26-078-0093-EVG', 'en', 'letter', 'regular'],
  ['a phone number', '(800) 555-0142', 'es', 'a4', 'regular'],
  ['a day in English', 'September 12, 2026', 'en', 'letter', 'extra-large'],
  ['a day in Spanish', '12 de septiembre de 2026', 'es', 'a4', 'large'],
] as const)('%s stays on one line', async (_, number, language, paper, size) => {
  const before = Array.from({ length: 45 }, (_, length) => `${'a '.repeat(14)}${'b'.repeat(length)}`);
  const text = before.map((words) => `${words} ${number} and so on`).join('\n\n');
  const bytes = await renderPaperPdf({
    kind: 'letter',
    template: 'appeal',
    text,
    options: { size, paper, language },
    leftOut: 0,
  });
  const lines = (await readLines(bytes)).join('\n');
  expect(lines.split(number)).toHaveLength(before.length + 1);
});
