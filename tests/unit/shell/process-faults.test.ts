import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { watchProcesses } from '../../../electron/shell/process-faults.ts';
import { MemoryClock, MemoryLog } from '../../support/memory-ports.ts';

const canary = 'Canary Lopez 1EG4-TE5-MK73 $862.10 plan.canary.example';

function watch() {
  const process = new EventEmitter();
  const app = new EventEmitter();
  const log = new MemoryLog();
  const clock = new MemoryClock();
  watchProcesses({ process, app }, { log, clock });
  return { process, app, log, clock };
}

it('what nothing in main catches leaves its kind, door and place, and no value', () => {
  const { process, log } = watch();
  process.emit('uncaughtException', new TypeError(canary));
  process.emit('unhandledRejection', new RangeError(canary, { cause: canary }));
  process.emit('unhandledRejection', canary);
  expect(log.lines.map(({ event, facts }) => [event, facts?.['door'], facts?.['kind']])).toEqual([
    ['main.fault', 'uncaughtException', 'TypeError'],
    ['main.fault', 'unhandledRejection', 'RangeError'],
    ['main.fault', 'unhandledRejection', 'string'],
  ]);
  expect(JSON.stringify(log.lines)).not.toMatch(/canary|862|1EG4/i);
});

it('a page whose process ended is loaded again, but not over and over', () => {
  const { app, log, clock } = watch();
  const page = { reload: vi.fn() };
  const crash = () => app.emit('render-process-gone', {}, page, { reason: 'oom', exitCode: 5 });
  crash();
  crash();
  expect(page.reload).toHaveBeenCalledTimes(1);
  clock.advance(61_000);
  crash();
  expect(page.reload).toHaveBeenCalledTimes(2);
  app.emit('render-process-gone', {}, page, { reason: 'clean-exit', exitCode: 0 });
  expect(page.reload).toHaveBeenCalledTimes(2);
  const gone = { type: 'GPU', reason: 'crashed', exitCode: 11, name: canary, serviceName: canary };
  app.emit('child-process-gone', {}, gone);
  expect(log.lines.at(-1)).toMatchObject({
    event: 'process.gone',
    facts: { type: 'GPU', reason: 'crashed', exitCode: 11 },
  });
  expect(log.lines.filter(({ event }) => event === 'page.gone')).toHaveLength(3);
  expect(JSON.stringify(log.lines)).not.toMatch(/canary/i);
});

it('the process that read a paper is ended by main, which is no fault; one that breaks is', () => {
  const { app, log } = watch();
  app.emit('child-process-gone', {}, { type: 'Utility', reason: 'killed', exitCode: 15 });
  expect(log.lines).toEqual([]);
  app.emit('child-process-gone', {}, { type: 'Utility', reason: 'oom', exitCode: 9 });
  app.emit('child-process-gone', {}, { type: 'GPU', reason: 'killed', exitCode: 15 });
  expect(log.lines.map(({ facts }) => [facts?.['type'], facts?.['reason']])).toEqual([
    ['Utility', 'oom'],
    ['GPU', 'killed'],
  ]);
});
