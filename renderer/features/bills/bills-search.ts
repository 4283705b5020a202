/** What the list of bills and the page of one are opened with. */
import { createReturnPlace } from '../../ui/lists/return-place.ts';

export const billTabs = ['open', 'done', 'questioned'] as const;
export type BillTab = (typeof billTabs)[number];

/** `tab`: which bills are shown; without it, the unpaid ones where there are any. */
export type BillsSearch = { tab?: BillTab };

export function parseBillsSearch(raw: Record<string, unknown>): BillsSearch {
  const tab = billTabs.find((one) => one === raw['tab']);
  return tab ? { tab } : {};
}

/** Where the person was when a bill was opened. */
export const billsPlace = createReturnPlace<BillsSearch>();

type RemovedBill = { removedId: string; biller: string };
let toTell: RemovedBill | null = null;
/** The bill that was deleted just now: told once, by the list that the person is led to. */
export const removedBill = {
  tell(removed: RemovedBill): void {
    toTell = removed;
  },
  take(): RemovedBill | null {
    const removed = toTell;
    toTell = null;
    return removed;
  },
};

let toShow: string | null = null;
/** The bill that was saved just now: its page leads to what it comes to. */
export const savedBill = {
  tell(billId: string): void {
    toShow = billId;
  },
  take(billId: string): boolean {
    const isSaved = toShow === billId;
    toShow = null;
    return isSaved;
  },
};

const billActions = ['pay', 'call', 'choose'] as const;
export type BillAction = (typeof billActions)[number];

/** `open`: the dialog to begin with. */
export type BillSearch = { open?: BillAction };

export function parseBillSearch(raw: Record<string, unknown>): BillSearch {
  const open = billActions.find((one) => one === raw['open']);
  return open ? { open } : {};
}
