import { afterEach, describe, expect, it, vi } from 'vitest';
import { TokenStore } from '../../../electron/sample-plan/sign-in/token-store.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('TokenStore', () => {
  it('keeps kinds apart, expires entries, and ends a consent with all its tokens', async () => {
    vi.useFakeTimers();
    const store = new TokenStore();
    const [tokens, codes] = [store.adapter('AccessToken'), store.adapter('AuthorizationCode')];
    await tokens.upsert('1', { grantId: 'g' }, 60);
    await tokens.upsert('2', { grantId: 'other' }, 10);
    expect(await codes.find('1')).toBeUndefined();
    vi.advanceTimersByTime(11_000);
    expect(await tokens.find('2')).toBeUndefined();
    expect(await tokens.find('1')).toEqual({ grantId: 'g' });
    await tokens.revokeByGrantId('g');
    expect(await tokens.find('1')).toBeUndefined();
  });

  it('finds a session by its uid and marks a code as used', async () => {
    const store = new TokenStore();
    const sessions = store.adapter('Session');
    await sessions.upsert('s', { uid: 'u' }, 60);
    expect(await sessions.findByUid('u')).toEqual({ uid: 'u' });
    expect(await store.adapter('Interaction').findByUid('u')).toBeUndefined();
    await sessions.consume('s');
    expect((await sessions.find('s'))?.['consumed']).toBeGreaterThan(0);
  });

  it('is bounded: the oldest entry leaves', async () => {
    const tokens = new TokenStore().adapter('AccessToken');
    for (let index = 0; index <= 5_000; index += 1) await tokens.upsert(String(index), {}, 60);
    expect(await tokens.find('0')).toBeUndefined();
    expect(await tokens.find('1')).toEqual({});
    expect(await tokens.find('5000')).toEqual({});
  });
});
