import { type RefCallback, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { ItemHeights } from './item-heights.ts';

/** Items kept ready above and below what is in view. */
const spare = 6;

export type Windowed = {
  /** For the element that holds all items. */
  listRef: RefCallback<HTMLElement>;
  /** For every item shown; `data-position` says which one it is. */
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
  /** Brings an item into view: to the top, or as little as needed. */
  show(position: number, place: 'top' | 'nearest'): void;
};

/**
 * Shows only the items near the window's view, whatever their heights: each is measured when it is shown, and the
 * browser's scroll anchoring keeps the view still when a guess was wrong.
 */
export function useWindowed(
  count: number,
  estimate: (position: number) => number,
  topInset: number,
): Windowed {
  const heights = useMemo(() => new ItemHeights(count, estimate), [count, estimate]);
  const latest = useRef({ heights, topInset });
  latest.current = { heights, topInset };
  const list = useRef<HTMLElement | null>(null);
  const [, redraw] = useState(0);
  const [range, setRange] = useState({ start: 0, end: 0, firstInView: 0 });

  const look = useCallback(() => {
    const { heights: current, topInset: inset } = latest.current;
    const top = -(list.current?.getBoundingClientRect().top ?? 0);
    const start = Math.max(0, current.positionAt(top) - spare);
    const end = Math.min(current.count - 1, current.positionAt(top + window.innerHeight) + spare);
    const firstInView = current.positionAt(top + inset + 8);
    setRange((old) =>
      old.start === start && old.end === end && old.firstInView === firstInView
        ? old
        : { start, end, firstInView },
    );
  }, []);
  const observer = useMemo(() => {
    const changed = () => {
      redraw((turn) => turn + 1);
      look();
    };
    return createObserver(latest, changed);
  }, [look]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a list of another length looks again.
  useLayoutEffect(look, [look, heights]);
  useEffect(() => {
    const onFocus = ({ target }: FocusEvent) => {
      if (target instanceof Element && list.current && isAfter(target, list.current)) stayInView(target);
    };
    document.addEventListener('focusin', onFocus);
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      document.removeEventListener('focusin', onFocus);
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
      observer?.disconnect();
    };
  }, [look, observer]);

  const end = Math.min(range.end, count - 1);
  const start = Math.min(range.start, Math.max(0, end));
  return {
    listRef: useCallback((element) => {
      list.current = element;
    }, []),
    itemRef: useCallback(
      (element) => {
        if (!element) return;
        observer?.observe(element);
        return () => observer?.unobserve(element);
      },
      [observer],
    ),
    start,
    end,
    firstInView: Math.min(range.firstInView, Math.max(0, count - 1)),
    before: heights.offsetOf(start),
    after: heights.total - heights.offsetOf(end + 1),
    offsetOf: (position) => heights.offsetOf(position),
    show: useCallback((position, place) => bringIntoView(list.current, position, place, latest.current), []),
  };
}

type Latest = { heights: ItemHeights; topInset: number };

function createObserver(latest: { readonly current: Latest }, changed: () => void): ResizeObserver | null {
  if (typeof ResizeObserver === 'undefined') return null;
  return new ResizeObserver((entries) => {
    let any = false;
    for (const { target, borderBoxSize } of entries) {
      const position = Number((target as HTMLElement).dataset['position']);
      const height = borderBoxSize[0]?.blockSize ?? 0;
      if (target.isConnected && height > 0 && latest.current.heights.set(position, height)) any = true;
    }
    if (any) changed();
  });
}

/** Frames in a row in which an item must stand right, and frames after which it is left where it is. */
const enough = { still: 3, frames: 20 };

/** Scrolls to where the item should be, then corrects by where it really is once it is shown. */
function bringIntoView(
  list: HTMLElement | null,
  position: number,
  place: 'top' | 'nearest',
  { heights, topInset }: Latest,
): void {
  let still = 0;
  let frames = 0;
  const correct = () => {
    if (!list?.isConnected || frames++ > enough.frames) return;
    const shown = list.querySelector<HTMLElement>(`[data-position="${position}"]:not([data-apart])`);
    const box = shown?.getBoundingClientRect();
    const top = box?.top ?? list.getBoundingClientRect().top + heights.offsetOf(position);
    const bottom = box?.bottom ?? top + heights.heightOf(position);
    const below = bottom > window.innerHeight ? bottom - window.innerHeight + 8 : 0;
    const distance = place === 'top' || top < topInset ? top - topInset : below;
    if (Math.abs(distance) >= 1) window.scrollTo({ top: window.scrollY + distance, behavior: 'instant' });
    still = box && Math.abs(distance) < 1 ? still + 1 : 0;
    if (still < enough.still) requestAnimationFrame(correct);
  };
  correct();
}

function isAfter(element: Element, list: HTMLElement): boolean {
  // What is inside follows, too, but has another bit as well.
  return list.compareDocumentPosition(element) === Node.DOCUMENT_POSITION_FOLLOWING;
}

/** Rows that are measured on the way to what took focus below them push it down: it comes back into view. */
function stayInView(element: Element): void {
  let frames = 0;
  const look = () => {
    if (document.activeElement !== element || frames++ > enough.frames) return;
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 0 || bottom > window.innerHeight) element.scrollIntoView({ block: 'nearest' });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
