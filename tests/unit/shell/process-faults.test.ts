import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';
import { watchHanging, watchProcesses } from '../../../electron/shell/process-faults.ts';
import { MemoryClock, MemoryLog } from '../../support/memory-ports.ts';

const canary = 'Canary Lopez 1EG4-TE5-MK73 $862.10 plan.canary.example';

function watch() {
  const process = new EventEmitter();
  const app = new EventEmitter();
  const log = new MemoryLog();
  const clock = new MemoryClock();
  const main = { reload: vi.fn() };
  const page = {
    isMain: (one: unknown) => one === main,
    askReload: vi.fn(async (_why: 'broke' | 'hangs') => true),
    quit: vi.fn(),
  };
  watchProcesses({ process, app, page }, { log, clock });
  return { process, app, log, clock, main, page };
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

const broken = { reason: 'oom', exitCode: 5 };

it('the main page whose process ended is loaded again; a second time within a minute the person is asked', async () => {
  const { app, clock, main, page } = watch();
  const crash = async () => {
    app.emit('render-process-gone', {}, main, broken);
    await Promise.resolve();
    await Promise.resolve();
  };
  await crash();
  expect(main.reload).toHaveBeenCalledTimes(1);
  expect(page.askReload).not.toHaveBeenCalled();
  await crash();
  expect(page.askReload).toHaveBeenCalledWith('broke');
  expect(main.reload).toHaveBeenCalledTimes(2);
  page.askReload.mockResolvedValueOnce(false);
  await crash();
  expect(page.quit).toHaveBeenCalledTimes(1);
  expect(main.reload).toHaveBeenCalledTimes(2);
  clock.advance(61_000);
  await crash();
  expect(page.askReload).toHaveBeenCalledTimes(2);
  expect(main.reload).toHaveBeenCalledTimes(3);
});

it('a hidden page that broke is not loaded again, and takes nothing from the main one', async () => {
  const { app, main, page, log } = watch();
  const hidden = { reload: vi.fn() };
  app.emit('render-process-gone', {}, hidden, broken);
  app.emit('render-process-gone', {}, main, broken);
  await Promise.resolve();
  expect(hidden.reload).not.toHaveBeenCalled();
  expect(main.reload).toHaveBeenCalledTimes(1);
  expect(page.askReload).not.toHaveBeenCalled();
  expect(log.lines.map(({ facts }) => facts['isMain'])).toEqual([false, true]);
  app.emit('render-process-gone', {}, main, { reason: 'clean-exit', exitCode: 0 });
  expect(main.reload).toHaveBeenCalledTimes(1);
});

it('a page that does not answer is loaded again where the person wants it, and is asked about once', async () => {
  const window = Object.assign(new EventEmitter(), {
    isDestroyed: () => false,
    webContents: { reload: vi.fn() },
  });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const askReload = vi.fn(() => promise);
  watchHanging(window, { askReload }, new MemoryLog());
  window.emit('unresponsive');
  window.emit('unresponsive');
  expect(askReload).toHaveBeenCalledTimes(1);
  expect(window.webContents.reload).not.toHaveBeenCalled();
  resolve(true);
  await promise;
  expect(window.webContents.reload).toHaveBeenCalledTimes(1);
});

it('helper processes leave their kind, never a name', () => {
  const { app, log } = watch();
  const gone = { type: 'GPU', reason: 'crashed', exitCode: 11, name: canary, serviceName: canary };
  app.emit('child-process-gone', {}, gone);
  expect(log.lines.at(-1)).toMatchObject({
    event: 'process.gone',
    facts: { type: 'GPU', reason: 'crashed', exitCode: 11 },
  });
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
