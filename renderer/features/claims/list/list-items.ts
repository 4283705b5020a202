import type { ClaimPage } from '#shared/model/claims-view';

export type ListMonth = ClaimPage['months'][number];

/** What stands in the list, from top to bottom: each month's heading, then its claims. */
export type ListItem =
  | { kind: 'month'; month: ListMonth }
  | { kind: 'claim'; index: number; isFirst: boolean; isLast: boolean };

/** Headings and claims as one line of items, without building them: lists can have many thousands. */
export type ListItems = {
  count: number;
  months: readonly ListMonth[];
  itemAt(position: number): ListItem | undefined;
  /** Where the claim stands among the items. */
  positionOfClaim(index: number): number;
  /** Where the month's heading stands among the items. */
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

/** A name for a month that is the same in every answer. */
export function formatMonthKey({ year, month }: Pick<ListMonth, 'year' | 'month'>): string {
  return `${year ?? ''}-${month ?? ''}`;
}
