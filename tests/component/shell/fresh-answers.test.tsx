/** What the page holds after a change: nothing of before it, of any request, on any screen. */
import { QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { beforeEach, expect, test } from 'vitest';
import { createBridge } from '#shared/ipc/bridge';
import { type AskChannel, type CommandChannel, channels, pageChannels } from '#shared/ipc/channels';
import { createQueryClient } from '../../../renderer/api/query-client.ts';
import { useCommand } from '../../../renderer/api/use-command.ts';
import { useRequest } from '../../../renderer/api/use-request.ts';

const asks = pageChannels.filter((channel) => channels[channel].does === 'ask') as AskChannel[];
const changes = pageChannels.filter((channel) => channels[channel].does === 'change') as CommandChannel[];
const acts = pageChannels.filter((channel) => channels[channel].does === 'act') as CommandChannel[];
const paper = { kind: 'bills' } as never;

/** How often each channel was asked. */
let sent: Map<string, number>;

beforeEach(() => {
  sent = new Map();
  window.claimfolio = createBridge({
    async invoke(channel) {
      sent.set(channel, (sent.get(channel) ?? 0) + 1);
      return { ok: true, value: { number: sent.get(channel) } };
    },
    subscribe: () => () => {},
    pathOf: () => '',
  });
});

/** A page that holds an answer to every request, has one of them on screen, and can press `command`. */
async function openPage(command: CommandChannel) {
  const client = createQueryClient();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  );
  for (const channel of asks) client.setQueryData([channel, { of: 'a screen that was left' }], {});
  const page = renderHook(
    () => ({ paper: useRequest('statement.get', paper), command: useCommand(command) }),
    {
      wrapper,
    },
  );
  await waitFor(() => expect(page.result.current.paper.data).toEqual({ number: 1 }));
  return {
    press: () => act(() => page.result.current.command.mutateAsync({} as never)),
    shown: () => page.result.current.paper.data,
    listStale: () =>
      asks.filter((channel) =>
        client
          .getQueryCache()
          .findAll({ queryKey: [channel] })
          .some(({ state }) => state.isInvalidated),
      ),
  };
}

test.each(changes)(
  `after “%s” what is shown is fresh at once, and each of ${asks.length} asks before it is shown`,
  async (command) => {
    const { press, shown, listStale } = await openPage(command);
    await press();
    await waitFor(() => expect(shown()).toEqual({ number: 2 }));
    expect(listStale()).toEqual(asks);
  },
);

test.each(acts)(
  'after “%s” only the access log is asked again: a plan may have been asked',
  async (command) => {
    const { press, shown, listStale } = await openPage(command);
    await press();
    expect(shown()).toEqual({ number: 1 });
    expect(listStale()).toEqual(['accessLog.list']);
  },
);
