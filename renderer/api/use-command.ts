import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { PageChannel, RequestChannel } from '#shared/ipc/channels';
import type { Input, Output } from '#shared/ipc/contract';
import { send } from './bridge.ts';
import type { RequestError } from './request-error.ts';

const paid: readonly RequestChannel[] = [
  'bills.list',
  'bills.get',
  'bills.claimPayments',
  'bills.paidClaims',
  'bills.paidInYear',
  'taxes.worksheet',
  'news.get',
  'examples.get',
  'people.household',
];
const together: readonly RequestChannel[] = ['episodes.list', 'episodes.get'];
const visits: readonly RequestChannel[] = [
  'claims.overview',
  'claims.openVisits',
  'claims.list',
  'claims.get',
  'spending.get',
  'people.household',
  ...together,
];

/** What each command invalidates beyond what the event `data.changed` reports. */
const touches: Partial<Record<RequestChannel, readonly RequestChannel[]>> = {
  'settings.set': ['settings.get', 'app.info'],
  'connection.connect': ['connection.list', 'people.list'],
  'connection.disconnect': ['connection.list', 'people.list'],
  'people.tellApart': ['people.alike', 'people.household'],
  'sync.start': ['connection.list'],
  'sync.cancel': ['connection.list'],
  'recovery.keep': ['recovery.state'],
  'bills.save': [...paid, ...together],
  'bills.remove': [...paid, ...together],
  'bills.answer': [...paid, ...together],
  'bills.setApart': [...paid, ...together],
  'bills.pay': paid,
  'bills.planInstallments': paid,
  'bills.payClaim': paid,
  'bills.removePayment': paid,
  'taxes.addEntry': ['taxes.worksheet'],
  'taxes.removeEntry': ['taxes.worksheet', 'examples.get'],
  'calls.add': ['bills.get', 'appeals.get'],
  'calls.remove': ['bills.get', 'appeals.get'],
  'letters.save': ['letters.get', 'statement.get'],
  'letters.noteSent': ['bills.get', 'appeals.get'],
  'letters.removeSent': ['bills.get', 'appeals.get'],
  'appeals.save': ['appeals.get', 'appeals.list', 'appeals.reminders', 'people.household'],
  'visitChecks.save': ['visitChecks.get', 'visitChecks.list', 'statement.get'],
  'papers.keep': [
    'bills.get',
    'bills.list',
    'bills.claimPayments',
    'taxes.worksheet',
    'papers.draw',
    'papers.read',
  ],
  'papers.remove': [
    'bills.get',
    'bills.list',
    'bills.claimPayments',
    'taxes.worksheet',
    'papers.draw',
    'papers.read',
  ],
  'limits.save': ['limits.get'],
  'news.markSeen': ['news.get'],
  'episodes.join': together,
  'episodes.split': together,
  'episodes.rename': together,
  'episodes.putAway': together,

  'claims.putAway': ['claims.overview', 'claims.get', 'people.household'],
  'claims.answerVisit': visits,
  'claims.answerVisits': visits,
};

/** Commands after which other records are open, or none, or every screen has more or less to show. */
const changesEverything: ReadonlySet<RequestChannel> = new Set([
  'data.eraseAll',
  'plans.rename',
  'recovery.open',
  'backups.restore',
  'examples.fill',
  'examples.remove',
  'people.rename',
  'people.setAuthority',
  'people.move',
  'people.merge',
  'people.undo',
  'records.decide',
  'connection.notMe',
]);

/** A request that changes something: call `mutate` or `mutateAsync`. Whatever it changed is refetched. */
export function useCommand<C extends PageChannel>(
  channel: C,
): UseMutationResult<Output<C>, RequestError, Input<C>> {
  const client = useQueryClient();
  const sendOnce = useSendOnce(channel);
  return useMutation<Output<C>, RequestError, Input<C>>({
    mutationFn: sendOnce,
    onSuccess: () =>
      changesEverything.has(channel)
        ? client.invalidateQueries()
        : Promise.all(
            (touches[channel] ?? []).map((touched) => client.invalidateQueries({ queryKey: [touched] })),
          ),
  });
}

/** Sends a command once, however fast a button is pressed twice: the second press gets the answer to the first. */
function useSendOnce<C extends PageChannel>(channel: C): (input: Input<C>) => Promise<Output<C>> {
  const underWay = useRef(new Map<string, Promise<Output<C>>>());
  return (input) => {
    const name = JSON.stringify(input);
    const sent = underWay.current.get(name) ?? send(channel, input);
    underWay.current.set(name, sent);
    const end = () => underWay.current.delete(name);
    sent.then(end, end);
    return sent;
  };
}
