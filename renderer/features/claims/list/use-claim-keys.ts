import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useCallback, useRef } from 'react';
import type { ClaimRow } from '#shared/model/claims/claim-row';
import { findPositionAfterKey } from '../../../ui/lists/use-row-focus.ts';
import type { ListItems } from './list-items.ts';

export type ClaimKeysInput = {
  items: ListItems;
  rowAt(index: number): ClaimRow | undefined;
  goTo(position: number): void;
  /** Called before a claim is opened, to remember the place. */
  onLeave(index: number): void;
};

export type ClaimKeys = {
  onOpen(position: number): void;
  /** A press anywhere in a row: a link of it may lead away from the list. */
  onPress(position: number): void;
  onKey(event: KeyboardEvent, position: number): void;
};

/** Keys of the claims list: arrows, Home, End and Page keys move; Enter opens; P prints. */
export function useClaimKeys(input: ClaimKeysInput): ClaimKeys {
  const navigate = useNavigate();
  const latest = useRef(input);
  latest.current = input;

  /** Leaves the list for the claim at a position; does nothing while its page is loading. */
  const leaveFor = useCallback((position: number, open: (claimId: string) => void) => {
    const { items, rowAt, onLeave } = latest.current;
    const item = items.itemAt(position);
    const row = item?.kind === 'claim' ? rowAt(item.index) : undefined;
    if (item?.kind !== 'claim' || !row) return;
    onLeave(item.index);
    open(row.id);
  }, []);
  const onPress = useCallback((position: number) => {
    const item = latest.current.items.itemAt(position);
    if (item?.kind === 'claim') latest.current.onLeave(item.index);
  }, []);
  const onOpen = useCallback(
    (position: number) =>
      leaveFor(position, (claimId) => void navigate({ to: '/claims/$claimId', params: { claimId } })),
    [navigate, leaveFor],
  );
  const onPrint = useCallback(
    (position: number) =>
      leaveFor(position, (claimId) => void navigate({ to: '/print', search: { claimId } })),
    [navigate, leaveFor],
  );
  const onKey = useCallback(
    (event: KeyboardEvent, position: number) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.target !== event.currentTarget) return;
      const next = findClaimAfterKey(event.key, position, latest.current.items);
      if (next !== null) latest.current.goTo(next);
      else if (event.key === 'Enter') onOpen(position);
      else if (event.key === 'p' || event.key === 'P') onPrint(position);
      else return;
      event.preventDefault();
    },
    [onOpen, onPrint],
  );
  return { onKey, onOpen, onPress };
}

/** How far Page Up and Page Down go. */
const pageRows = 8;

/** Where a key leads: always to a claim, never to a month's heading; `null` for other keys. */
function findClaimAfterKey(key: string, position: number, items: ListItems): number | null {
  const pages: Record<string, number> = { PageDown: position + pageRows, PageUp: position - pageRows };
  const target = pages[key] ?? findPositionAfterKey(key, position, items.count);
  if (target === null) return null;
  const inside = Math.min(Math.max(target, 0), items.count - 1);
  if (items.itemAt(inside)?.kind === 'claim') return inside;
  const isUp = target < position && inside > 0;
  return isUp ? inside - 1 : inside + 1;
}
