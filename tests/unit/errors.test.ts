import { describe, expect, it } from 'vitest';
import { packFault, unpackFault } from '../../electron/data/worker/messages.ts';
import { AppError, locateFault, StoreError, toFailure } from '../../electron/errors.ts';

function thrownAt(stack: string): Error {
  const error = new TypeError('Rosa Delgado owes $12');
  error.stack = `TypeError: Rosa Delgado owes $12\n${stack}`;
  return error;
}

describe('where a fault happened', () => {
  it('names our own file and line, whatever frames of others come first', () => {
    const error = thrownAt(
      [
        '    at parse (node:internal/json:12:3)',
        '    at read (/home/rosa/app/node_modules/zod/lib/electron/x.js:1:1)',
        '    at readClaim (file:///home/rosa/electron/app/electron/data/claims/read/read-claim.ts:44:9)',
        '    at storePage (file:///home/rosa/electron/app/electron/data/archive/pages.ts:120:5)',
      ].join('\n'),
    );
    expect(locateFault(error)).toEqual({
      kind: 'TypeError',
      at: 'electron/data/claims/read/read-claim.ts:44',
    });
  });

  it('names built files, on Windows too', () => {
    expect(locateFault(thrownAt('    at x (C:\\Users\\Rosa\\app\\out\\main\\main.js:44:9)')).at).toBe(
      'out/main/main.js:44',
    );
  });

  it('is that of the first cause, with its code', () => {
    const cause = Object.assign(thrownAt('    at y (/a/shared/money.ts:3:1)'), { code: 'SQLITE_IOERR' });
    const wrapped = new StoreError('store/write-failed', 'Wrapped.', {
      cause: new AppError('internal', '', { cause }),
    });
    expect(locateFault(wrapped)).toEqual({ kind: 'TypeError SQLITE_IOERR', at: 'shared/money.ts:3' });
  });

  it('holds no message, no folder and no code that is a text', () => {
    const error = Object.assign(thrownAt('    at z (/home/rosa/claim.ts:3:1)'), { code: 'Rosa' });
    expect(locateFault(error)).toEqual({ kind: 'TypeError', at: '' });
    expect(locateFault('Rosa')).toEqual({ kind: 'string', at: '' });
  });

  it('holds no line of a message that looks like one of the stack', () => {
    const error = new TypeError('odd\n    at Rosa (/x/electron/Delgado-123-45-6789:1:1)');
    error.stack = `TypeError: ${error.message}\n    at z (/x/shared/money.ts:3:1)`;
    expect(locateFault(error)).toEqual({ kind: 'TypeError', at: 'shared/money.ts:3' });
  });

  it('crosses from the data worker but never reaches the page', () => {
    const cause = thrownAt('    at readClaim (/x/electron/data/claims/read/read-claim.ts:44:9)');
    const sent = packFault(new AppError('internal', 'Unexpected TypeError.', { cause }));
    expect(JSON.stringify(sent)).not.toContain('Rosa');
    const there = unpackFault(structuredClone(sent));
    expect(locateFault(there)).toEqual({
      kind: 'TypeError',
      at: 'electron/data/claims/read/read-claim.ts:44',
    });
    expect(Object.keys(toFailure(there))).toEqual(['code', 'message', 'retryable']);
  });
});
