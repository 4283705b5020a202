/** Pages of one year's claims of which the plan refused a share, each refused one related to the claim before it. */
import { claimPages, pageSize } from './claim-pages.ts';

export const benchYear = 2025;
const decoder = new TextDecoder();
const encoder = new TextEncoder();

type Amount = { category: { coding: { code: string }[] } };
type Claim = { resourceType: string; id: string; item: { adjudication: Amount[] }[]; total: Amount[] };
type Entry = { resource: Claim; search: { mode: string } };

/** `share`: of all claims, between 0 and 1; refused ones are spread evenly. */
export function yearPages(claims: number, share: number) {
  const source = claimPages(claims, String);
  const page = (number: number): Uint8Array => {
    const bundle = JSON.parse(decoder.decode(source.page(number))) as { entry: Entry[] };
    const entry = bundle.entry.map((each, at) => {
      if (each.search.mode !== 'match') return each;
      const index = number * pageSize + at;
      const isRefused = Math.floor((index + 1) * share) > Math.floor(index * share);
      const day = dayOf(index / claims);
      const resource = {
        ...each.resource,
        billablePeriod: { start: day, end: day },
        item: each.resource.item.map((line) => ({ ...line, servicedDate: day })),
      };
      return { ...each, resource: isRefused ? { ...resource, ...refusalOf(resource, index) } : resource };
    });
    return encoder.encode(JSON.stringify({ ...bundle, entry }));
  };
  return { ...source, page };
}

/** The day at this part of the year, `YYYY-MM-DD`. */
function dayOf(part: number): string {
  return new Date(Date.UTC(benchYear, 0, 1 + Math.floor(part * 365))).toISOString().slice(0, 10);
}

/** Payment and note of a refusal, as `plan-did-not-pay` is read from them; of the amounts only what was billed stays. */
function refusalOf({ item, total }: Claim, index: number): object {
  return {
    item: item.map((line) => ({ ...line, adjudication: line.adjudication.filter(isBilled) })),
    total: total.filter(isBilled),
    payment: { type: { coding: [{ code: 'denied' }] } },
    processNote: [{ number: 1, text: `Refused for invented reason ${index % 7}.` }],
    related: [
      {
        relationship: { coding: [{ code: 'associated' }] },
        reference: { value: `99-${String(index - 1).padStart(6, '0')}` },
      },
    ],
  };
}

function isBilled({ category }: Amount): boolean {
  return category.coding.some(({ code }) => code === 'submitted');
}
