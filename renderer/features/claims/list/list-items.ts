import type { ClaimPage } from '#shared/model/claims/claims-view';

export type ListMonth = ClaimPage['months'][number];

/** An item of the list: a month's heading or a claim. */
export type ListItem =
  | { kind: 'month'; month: ListMonth }
  | { kind: 'claim'; index: number; isFirst: boolean; isLast: boolean };

/** Headings and claims addressed by position without building an array: lists can hold many thousands. */
export type ListItems = {
  count: number;
  months: readonly ListMonth[];
  itemAt(position: number): ListItem | undefined;
  /** The position of a claim, headings included. */
  positionOfClaim(index: number): number;
  /** The position of a month's heading. */
  positionOfMonth(month: ListMonth): number;
  /** The month that the item at a position belongs to. */
  monthAt(position: number): ListMonth | undefined;
};

/** The items of a list. Month `m` of `months` has its heading `m` places after the claims before it. */
export function createListItems(page: Pick<ClaimPage, 'count' | 'months'>): ListItems {
  const { months } = page;
  const headingAt = (order: number) => (months[order]?.firstIndex ?? page.count) + order;
  const orderBy = (isAfter: (order: number) => boolean) => {
    let low = 0;
    let high = months.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (isAfter(middle)) high = middle - 1;
      else low = middle;
    }
    return low;
  };
  const orderAt = (position: number) => orderBy((order) => headingAt(order) > position);
  return {
    count: page.count + months.length,
    months,
    monthAt: (position) => months[orderAt(position)],
    positionOfMonth: (month) =>
      headingAt(
        Math.max(
          0,
          months.findIndex((each) => formatMonthKey(each) === formatMonthKey(month)),
        ),
      ),
    positionOfClaim: (index) =>
      index + 1 + orderBy((order) => (months[order]?.firstIndex ?? page.count) > index),
    itemAt(position) {
      const order = orderAt(position);
      const month = months[order];
      if (!month) return position < page.count ? createLoneClaim(position, page.count) : undefined;
      const heading = headingAt(order);
      if (position === heading) return { kind: 'month', month };
      const index = position - order - 1;
      const offset = index - month.firstIndex;
      return { kind: 'claim', index, isFirst: offset === 0, isLast: offset === month.claims - 1 };
    },
  };
}

function createLoneClaim(index: number, count: number): ListItem {
  return { kind: 'claim', index, isFirst: index === 0, isLast: index === count - 1 };
}

/** A key for a month that is stable across answers. */
export function formatMonthKey({ year, month }: Pick<ListMonth, 'year' | 'month'>): string {
  return `${year ?? ''}-${month ?? ''}`;
}
