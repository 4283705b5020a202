/**
 * What each request of the page does. Most only ask: a channel whose name is that of an operation of the data worker
 * is answered by it. What does more has a handler here.
 */
import { type RequestChannel, requestChannels } from '#shared/ipc/channels';
import type { Input } from '#shared/ipc/contract';
import type { DataClient } from '../data/worker/data-client.ts';
import { accessLogHandlers } from './access-log-handlers.ts';
import { appHandlers } from './app-handlers.ts';
import { backupHandlers } from './backup-handlers.ts';
import { claimHandlers } from './claim-handlers.ts';
import { hideInAnswers } from './discreet-handlers.ts';
import { exampleHandlers } from './example-handlers.ts';
import { fileHandlers } from './file-handlers.ts';
import { handoffHandlers } from './handoff-handlers.ts';
import { lockHandlers } from './lock-handlers.ts';
import { lookupHandlers } from './lookup-handlers.ts';
import { nextYearHandlers } from './next-year-handlers.ts';
import { peopleHandlers } from './people-handlers.ts';
import { planHandlers } from './plan-handlers.ts';
import { recordHandlers } from './record-handlers.ts';
import { recoveryHandlers } from './recovery-handlers.ts';
import type { Handlers } from './router.ts';
import { scanHandlers } from './scan-handlers.ts';
import { getToday, type Services } from './services.ts';
import { statementHandlers } from './statement-handlers.ts';
import { taxHandlers } from './tax-handlers.ts';
import { updateHandlers } from './update-handlers.ts';
import { writtenHandlers } from './written-handlers.ts';

export function createHandlers(services: Services): Handlers {
  const handlers = {
    ...workerHandlers(services),
    ...appHandlers(services),
    ...planHandlers(services),
    ...peopleHandlers(services),
    ...claimHandlers(services),
    ...statementHandlers(services),
    ...taxHandlers(services),
    ...nextYearHandlers(services),
    ...scanHandlers(services),
    ...exampleHandlers(services),
    ...recordHandlers(services),
    ...lookupHandlers(services),
    ...fileHandlers(services),
    ...writtenHandlers(services),
    ...handoffHandlers(services),
    ...backupHandlers(services),
    ...lockHandlers(services),
    ...accessLogHandlers(services),
    ...recoveryHandlers(services),
    ...updateHandlers(services),
  };
  return hideInAnswers(handlers, services);
}

/** The operation of the data worker that has the name of a channel; `never` when there is none. */
type OperationOf<C extends RequestChannel> = C extends `${infer Subject}.${infer Name}`
  ? Subject extends keyof DataClient
    ? Name extends keyof DataClient[Subject]
      ? DataClient[Subject][Name]
      : never
    : never
  : never;

type WorkerHandlers = {
  [C in RequestChannel as OperationOf<C> extends never ? never : C]: (
    input: Parameters<OperationOf<C>> extends [infer Asked, ...unknown[]] ? Omit<Asked, 'today'> : Input<C>,
  ) => ReturnType<OperationOf<C>>;
};

/** Each asks the operation of its name, with the input and today's day on this computer. */
function workerHandlers({ data, ports }: Services): WorkerHandlers {
  const asks = requestChannels.map((channel) => [
    channel,
    (input: object) => askWorker(data, channel, { ...input, today: getToday(ports) }),
  ]);
  return Object.fromEntries(asks) as WorkerHandlers;
}

function askWorker(data: DataClient, channel: RequestChannel, input: object): Promise<unknown> {
  const [subject, name] = channel.split('.') as [keyof DataClient, string];
  const operations = data[subject] as unknown as Record<string, (input: object) => Promise<unknown>>;
  return operations[name]?.(input) ?? Promise.reject(new Error(`Nothing answers ${channel}.`));
}
