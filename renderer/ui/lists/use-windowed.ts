import { measureElement, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefCallback, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** Items rendered above and below the viewport. */
const spare = 6;
/** For this many frames, rows that came into view may still be filled and measured. */
const measuringFrames = 20;

export type Windowed = {
  /** For the element that holds all items. */
  listRef: RefCallback<HTMLElement>;
  /** For every rendered item; `data-position` holds its position. */
  itemRef: RefCallback<HTMLElement>;
  /** First and last position to show. */
  start: number;
  end: number;
  /** The first position in view, below `topInset`. */
  firstInView: number;
  /** Heights of the empty space above and below. */
  before: number;
  after: number;
  offsetOf(position: number): number;
  /** Brings an item into view: to the top, as little as needed, or to so many px below the window's top. */
  show(position: number, place: 'top' | 'nearest' | number): void;
};

/** What is being brought into view while rows are measured, and where to. */
type Placing = { position: number; place: Parameters<Windowed['show']>[1] };

/**
 * Renders only the items near the viewport, whatever their heights: each is measured once rendered, and the
 * browser's scroll anchoring keeps the view still when an estimate was wrong.
 */
export function useWindowed(
  count: number,
  estimate: (position: number) => number,
  topInset: number,
): Windowed {
  const list = useRef<HTMLElement | null>(null);
  const placing = useRef<Placing | null>(null);
  const [top, setTop] = useState(0);
  const items = useWindowVirtualizer<HTMLElement>({
    count,
    estimateSize: estimate,
    overscan: spare,
    scrollMargin: top,
    scrollPaddingStart: topInset,
    scrollPaddingEnd: 8,
    indexAttribute: 'data-position',
    useFlushSync: false,
    // A row without layout has no height yet.
    measureElement: (row, entry, all) =>
      measureElement(row, entry, all) || estimate(all.indexFromElement(row)),
  });
  items.shouldAdjustScrollPositionOnItemSizeChange = () => false;
  useLayoutEffect(() => {
    const now = Math.round((list.current?.getBoundingClientRect().top ?? 0) + window.scrollY);
    setTop(now);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights of another list say nothing of this one.
  useLayoutEffect(() => items.measure(), [items, count, estimate]);
  useFocusBelow(list);

  const shown = items.getVirtualItems();
  const [first, last] = [shown[0], shown.at(-1)];
  const inView = items.getVirtualItemForOffset((items.scrollOffset ?? 0) + topInset + 8);
  return {
    listRef: useCallback((element) => {
      list.current = element;
    }, []),
    itemRef: items.measureElement,
    start: first?.index ?? 0,
    end: last?.index ?? -1,
    firstInView: inView?.index ?? 0,
    before: first ? first.start - top : 0,
    after: last ? items.getTotalSize() - (last.end - top) : 0,
    offsetOf: (position) => (items.measurementsCache[position]?.start ?? top) - top,
    show: useCallback(
      (position, place) => {
        // A row that is being put back where it stood comes into view by that.
        const isPlaced = typeof placing.current?.place === 'number' && placing.current.position === position;
        if (place === 'nearest' && isPlaced) return;
        const own = { position, place };
        placing.current = own;
        const align = place === 'top' ? 'start' : 'auto';
        const settle = (frames: number) => {
          if (placing.current !== own) return;
          if (typeof place === 'string') items.scrollToIndex(position, { align });
          else items.scrollToOffset((items.measurementsCache[position]?.start ?? 0) - place);
          if (frames > 0) requestAnimationFrame(() => settle(frames - 1));
          else placing.current = null;
        };
        settle(measuringFrames);
      },
      [items],
    ),
  };
}

/** Rows measured on the way push a focused element below the list out of view: this brings it back. */
function useFocusBelow(list: { readonly current: HTMLElement | null }): void {
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && list.current && isAfter(target, list.current)) keepInView(target);
    };
    document.addEventListener('focusin', onFocus);
    return () => document.removeEventListener('focusin', onFocus);
  }, [list]);
}

function isAfter(element: Element, list: HTMLElement): boolean {
  // A descendant also follows, but has the "contained by" bit set as well.
  return list.compareDocumentPosition(element) === Node.DOCUMENT_POSITION_FOLLOWING;
}

function keepInView(element: Element): void {
  let frames = 0;
  const look = () => {
    if (document.activeElement !== element || frames++ > measuringFrames) return;
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) element.scrollIntoView({ block: 'nearest' });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
