/** What is typed into the search of claims, while the screen takes its time to follow. */
import { act, renderHook, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { useTyped } from '../../../renderer/features/claims/ask/use-typed.ts';
import type { ClaimsSearch } from '../../../renderer/features/claims/claims-search.ts';

/** The search as it was asked for, which the screen hands on when the test says so. */
function openTyped(first: ClaimsSearch = {}) {
  const searches: ClaimsSearch[] = [];
  const onSearch = (search: ClaimsSearch) => void searches.push(search);
  const { result, rerender } = renderHook(({ search }) => useTyped(search, onSearch), {
    initialProps: { search: first },
  });
  const rest = () => act(() => new Promise((done) => setTimeout(done, 300)));
  return { result, searches, rest, follow: (search: ClaimsSearch) => rerender({ search }) };
}

it('stays while an earlier search comes back late, and is searched for next', async () => {
  const { result, searches, follow } = openTyped();
  act(() => result.current.type('what do'));
  await waitFor(() => expect(searches).toEqual([{ q: 'what do' }]));
  act(() => result.current.type('what do I owe'));
  follow({ q: 'what do' });
  expect(result.current.text).toBe('what do I owe');
  await waitFor(() => expect(searches.at(-1)).toEqual({ q: 'what do I owe' }));
});

it('asked as a question, is not searched for again with the chips of before', async () => {
  const { result, searches, rest, follow } = openTyped();
  act(() => result.current.type('prescriptions'));
  await waitFor(() => expect(searches).toHaveLength(1));
  follow({ q: 'prescriptions' });
  act(() => result.current.setText(''));
  // The screen has not followed yet.
  await rest();
  expect(searches).toHaveLength(1);
  follow({ kinds: ['pharmacy'] });
  expect(result.current.text).toBe('');
});

it('follows a search that is changed elsewhere, also to one that was typed before', async () => {
  const { result, searches, follow } = openTyped({ q: 'maple' });
  expect(result.current.text).toBe('maple');
  act(() => result.current.type('oak'));
  await waitFor(() => expect(searches).toHaveLength(1));
  follow({ q: 'oak' });
  follow({ q: 'elm' });
  expect(result.current.text).toBe('elm');
  follow({ q: 'oak' });
  expect(result.current.text).toBe('oak');
  follow({});
  expect(result.current.text).toBe('');
});
