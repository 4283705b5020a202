/** A public table of the Marketplace, made up, written to a folder of the test. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { makeBenefit, planId, writeTable } from './plan-rows.ts';

/** Writes a table of at least so many bytes, benefit after benefit of many plans; how many rows they are. */
export async function writeBenefits(file: string, bytes: number): Promise<number> {
  const out = createWriteStream(file);
  const [head = '', row = ''] = writeTable([makeBenefit('Specialist Visit', '$60.00', 'Not Applicable')])
    .trimEnd()
    .split('\r\n');
  out.write(`${head}\r\n${row}\r\n`);
  const note = `"Invented, ${'limits apply, see the plan. '.repeat(12)}"`;
  let written = head.length + row.length;
  let count = 1;
  while (written < bytes) {
    const text = Array.from(
      { length: 200 },
      (_, at) =>
        row.replace(planId, '99999WA0000001').replaceAll(
          `${planId}-01`,
          `99999WA${String(count + at)
            .padStart(7, '0')
            .slice(-7)}-01`,
        ) + note,
    ).join('\r\n');
    written += text.length;
    count += 200;
    if (!out.write(`${text}\r\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
  return count;
}
