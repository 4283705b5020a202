/** Medicare's texts of invented people, and what a text becomes. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readClaim } from '../../electron/data/claims/read/read-claim.ts';
import { readMedicareText } from '../../electron/data/import/medicare-text/read-text.ts';
import { findMedicareText } from '../../electron/data/import/medicare-text/text-form.ts';
import type { TextEvent } from '../../electron/data/import/medicare-text/text-reader.ts';
import { type Claim, isService } from '../../shared/model/claims/claim.ts';

/** `nora`: Part B, outpatient and Part D; `omar`: Part A; `unnamed`: as nora, without the section that says whose it is. */
export const medicareTexts = {
  nora: readText('nora'),
  omar: readText('omar'),
  unnamed: readText('unnamed'),
};

function readText(name: string): string {
  return readFileSync(path.join(import.meta.dirname, `../fixtures/medicare-text/${name}.txt`), 'utf8');
}

/** What is read of a text that comes in pieces of so many bytes. */
export async function readEvents(content: string | Buffer, pieceBytes = 997): Promise<TextEvent[]> {
  const bytes = Buffer.from(content);
  const form = findMedicareText(bytes);
  if (form === null) throw new Error('This is no text of Medicare’s.');
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
  }
  const events: TextEvent[] = [];
  for await (const event of readMedicareText(pieces(), form)) events.push(event);
  return events;
}

/** The claims among what was read, as the app reads them. */
export function claimsOf(events: readonly TextEvent[]): Claim[] {
  return events.flatMap((event) => {
    if (event.kind !== 'record') return [];
    const read = readClaim(event.record.resource, {
      id: `file/${event.record.resource.id}`,
      resolve: () => null,
    });
    return read.kind === 'claim' ? [read.claim] : [];
  });
}

/** What a claim says of money, in cents, and of its services. */
export function summarize({ claimNumber, kind, serviceStart, amounts, lines }: Claim) {
  const { billed, allowed, planPaid, yourShare } = amounts;
  return [
    ...[claimNumber, kind, serviceStart],
    ...[billed, allowed, planPaid, yourShare].map((amount) => amount?.cents ?? null),
    lines.filter(isService).length,
  ];
}
