/** Finds one plan in a public file of the Marketplace that the person opens. Nothing is sent, and nothing kept. */
import path from 'node:path';
import {
  type BenefitColumn,
  benefitColumns,
  longestCell,
  type MarketplacePlanFile,
  type MarketplaceVariant,
  mostBenefits,
  mostVariants,
  type PlanColumn,
  planColumns,
} from '#shared/model/replay/marketplace-plan';
import { findLocalFile } from '../../data/import/local-file.ts';
import { readFileDay } from './file-day.ts';
import { streamRows, TableFault } from './stream-rows.ts';

type Question = { file: string; planId: string; today: string; signal: AbortSignal };

/** @throws {ImportError} import/not-local, import/unreadable; {SyncError} sync/cancelled when stopped */
export async function readMarketplacePlan({
  file: chosen,
  planId,
  today,
  signal,
}: Question): Promise<MarketplacePlanFile> {
  const file = await findLocalFile(chosen);
  const name = path.basename(file).slice(0, 200);
  const finder = new PlanFinder(planId);
  try {
    await streamRows({ file, signal }, (cells) => finder.add(cells));
    const { kind, variants } = finder.end();
    return { state: 'read', name, dated: await readFileDay(file, today), kind, variants };
  } catch (error) {
    if (error instanceof TableFault) return { state: 'refused', name, fault: error.fault };
    throw error;
  }
}

type Kind = 'plans' | 'benefits';
type Head = { kind: Kind; id: number; places: readonly (readonly [PlanColumn | BenefitColumn, number])[] };

/** The rows of one plan; of fourteen characters, of all of its variants. */
class PlanFinder {
  readonly #planId: string;
  readonly #variants = new Map<string, MarketplaceVariant>();
  #head: Head | null = null;

  constructor(planId: string) {
    this.#planId = planId;
  }

  /** @throws {TableFault} other-file */
  add(cells: readonly string[]): void {
    if (this.#head === null) {
      this.#head = readHead(cells);
      return;
    }
    const { kind, id, places } = this.#head;
    const planId = cells[id]?.trim().toUpperCase() ?? '';
    const isOfPlan =
      planId === this.#planId || (!this.#planId.includes('-') && planId.startsWith(`${this.#planId}-`));
    if (!isOfPlan || !/^\d{5}[A-Z]{2}\d{7}(?:-\d{2})?$/.test(planId)) return;
    const found = this.#variants.get(planId) ?? { planId, plan: null, benefits: [] };
    if (!this.#variants.has(planId) && this.#variants.size >= mostVariants) return;
    this.#variants.set(planId, found);
    const read = Object.fromEntries(
      places.map(([column, at]) => [column, (cells[at] ?? '').trim().slice(0, longestCell)]),
    );
    if (kind === 'plans') found.plan ??= read;
    else if (found.benefits.length < mostBenefits) found.benefits.push(read);
  }

  /** @throws {TableFault} other-file, not-here */
  end(): { kind: Kind; variants: MarketplaceVariant[] } {
    if (this.#head === null) throw new TableFault('other-file');
    if (this.#variants.size === 0) throw new TableFault('not-here');
    const variants = [...this.#variants.values()].toSorted((a, b) => (a.planId < b.planId ? -1 : 1));
    return { kind: this.#head.kind, variants };
  }
}

function readHead(cells: readonly string[]): Head {
  const names = cells.map((cell) => cell.trim().toLowerCase());
  const find = (column: string) => names.indexOf(column.toLowerCase());
  const kind: Kind = find('BenefitName') >= 0 ? 'benefits' : 'plans';
  const isIt =
    find('PlanId') >= 0 && (kind === 'benefits' ? find('CopayInnTier1') : find('PlanMarketingName')) >= 0;
  if (!isIt) throw new TableFault('other-file');
  const columns = kind === 'benefits' ? benefitColumns : planColumns;
  const places = columns.flatMap((column) => (find(column) < 0 ? [] : [[column, find(column)] as const]));
  return { kind, id: find('PlanId'), places };
}
