/** Public lists in the shape of the Marketplace's, made up, written to a folder of the test. */

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

export const planId = '12345WA0010001';

export function makeDrug(
  code: number | string,
  plans: readonly string[] = [planId],
  years: readonly number[] = [2027],
) {
  return {
    rxnorm_id: String(code),
    drug_name: `Testolin ${code} MG Oral Tablet`,
    plans: plans.map((id) => ({
      plan_id_type: 'HIOS-PLAN-ID',
      plan_id: id,
      drug_tier: 'GENERIC',
      prior_authorization: false,
      step_therapy: false,
      quantity_limit: true,
      years,
    })),
  };
}

/** Writes a list of at least so many bytes, drug after drug; how many they are. */
export async function writeDrugs(file: string, bytes: number): Promise<number> {
  const out = createWriteStream(file);
  const others = Array.from({ length: 40 }, (_, index) => `99999WA00${String(index).padStart(5, '0')}`);
  let written = 1;
  let count = 0;
  out.write('[');
  while (written < bytes) {
    const plans = count % 50 === 0 ? [...others, planId] : others;
    const text = `${count === 0 ? '' : ',\n'}${JSON.stringify(makeDrug(count + 1, plans))}`;
    written += text.length;
    count += 1;
    if (!out.write(text)) await once(out, 'drain');
  }
  out.end(']');
  await once(out, 'close');
  return count;
}
