import { describe, expect, it } from 'vitest';
import { createVault, type TokenSet } from '../../../electron/oauth/vault.ts';
import { MemoryCabinet, MemoryLog, MemorySecretBox } from '../../support/memory-ports.ts';

const tokens: TokenSet = {
  accessToken: 'canary-access',
  refreshToken: 'canary-refresh',
  expiresAtMs: 1000,
  refreshAtMs: 900,
  patientId: 'p-1',
  clientId: 'client',
  proof: { method: 'secret-basic', secret: 'canary-secret', keyId: null },
  issuer: null,
  tokenEndpoint: 'https://plan.example/token',
  revocationEndpoint: null,
  revokesBy: 'each-token',
  fhirBaseUrl: 'https://plan.example/fhir',
  allowedHosts: [],
};

function parts(cabinet = new MemoryCabinet()) {
  const secrets = new MemorySecretBox();
  const log = new MemoryLog();
  return { secrets, cabinet, log, vault: createVault({ secrets, vault: cabinet, log }) };
}

const sealedText = (text: string) =>
  `sealed:${Buffer.from(Buffer.from(text).map((byte) => byte ^ 0x5a)).toString('base64')}`;

describe('the vault', () => {
  it('brings back after a restart what it sealed, and shows none of it', async () => {
    const { vault, cabinet, log } = parts();
    await vault.save('c-1', tokens);
    const onDisk = JSON.stringify([...cabinet.values]);
    expect(onDisk).toContain('sealed:');
    expect(onDisk).not.toContain('canary');
    expect(log.text()).not.toContain('canary');
    expect(await parts(cabinet).vault.load('c-1')).toEqual(tokens);
  });

  it('opens a set that was sealed before there were client secrets', async () => {
    const { proof: _proof, revokesBy: _revokes, ...older } = tokens;
    const cabinet = new MemoryCabinet();
    cabinet.set('c-1', sealedText(JSON.stringify(older)));
    expect(await parts(cabinet).vault.load('c-1')).toEqual({
      ...older,
      proof: { method: 'public', secret: null, keyId: null },
      revokesBy: 'each-token',
    });
  });

  it.each(['unprotected', 'locked'] as const)('writes nothing when the key store is %s', async (state) => {
    const { vault, cabinet, secrets, log } = parts();
    secrets.now = state;
    await vault.save('c-1', tokens);
    expect(cabinet.writes).toBe(0);
    expect(log.lines).toEqual([{ event: 'vault.kept-in-memory', facts: { state } }]);
    expect(await vault.load('c-1')).toEqual(tokens);
    expect(vault.has('c-1')).toBe(true);
    expect(await parts(cabinet).vault.load('c-1')).toBeNull();
  });

  it.each([
    ['locked', 'vault/locked'],
    ['unprotected', 'vault/unavailable'],
  ] as const)('keeps what is sealed when the key store is %s', async (state, code) => {
    const first = parts();
    await first.vault.save('c-1', tokens);
    const { vault, secrets, cabinet } = parts(first.cabinet);
    secrets.now = state;
    await expect(vault.load('c-1')).rejects.toMatchObject({ code });
    expect(cabinet.names()).toEqual(['c-1']);
    secrets.now = 'protected';
    expect(await vault.load('c-1')).toEqual(tokens);
  });

  it('seals again when the key is old', async () => {
    const first = parts();
    await first.vault.save('c-1', tokens);
    const { vault, secrets, cabinet } = parts(first.cabinet);
    secrets.stale = true;
    const before = cabinet.writes;
    expect(await vault.load('c-1')).toEqual(tokens);
    expect(secrets.seals).toBe(1);
    expect(cabinet.writes).toBe(before + 1);
  });

  it.each([
    ['not sealed by this key', 'other'],
    ['no text', 42],
    ['sealed, but no tokens', sealedText('{"a":1}')],
    ['sealed, but no JSON', sealedText('{')],
  ])('says so when what is kept is %s, and leaves it there', async (_name, value) => {
    const { vault, cabinet } = parts();
    cabinet.set('c-1', value);
    await expect(vault.load('c-1')).rejects.toMatchObject({ code: 'vault/unreadable' });
    expect(cabinet.names()).toEqual(['c-1']);
  });

  it('still works when the disk is full, until the app closes', async () => {
    const { vault, cabinet, log } = parts();
    cabinet.set = () => {
      throw new Error('ENOSPC');
    };
    await vault.save('c-1', tokens);
    expect(await vault.load('c-1')).toEqual(tokens);
    expect(log.lines).toEqual([{ event: 'vault.kept-in-memory', facts: { state: 'write-failed' } }]);
  });

  it.each([
    ['a TypeError', new TypeError('x is not a function'), { kind: 'TypeError', at: expect.any(String) }],
    ['a RangeError', new RangeError('too deep'), { kind: 'RangeError', at: expect.any(String) }],
    ['trouble of the disk', new Error('ENOSPC: /home/canary'), {}],
  ])('says in the log where a fault of ours was, and nothing of others: %s', async (_name, fault, place) => {
    const { vault, cabinet, log } = parts();
    cabinet.set = () => {
      throw fault;
    };
    await vault.save('c-1', tokens);
    expect(log.lines).toEqual([
      { event: 'vault.kept-in-memory', facts: { state: 'write-failed', ...place } },
    ]);
  });

  it('does not bring back what was forgotten while it was being sealed or opened', async () => {
    const { vault, cabinet } = parts();
    const saving = vault.save('c-1', tokens);
    vault.forget('c-1');
    await saving;
    expect(cabinet.names()).toEqual([]);
    expect(vault.has('c-1')).toBe(false);

    await vault.save('c-2', tokens);
    const later = parts(cabinet).vault;
    const loading = later.load('c-2');
    later.forget('c-2');
    expect(await loading).toBeNull();
    expect(later.has('c-2')).toBe(false);
  });

  it.each([
    [
      'it cannot be sealed now',
      ({ secrets }) => {
        secrets.state = async () => 'locked';
      },
      sealedText(JSON.stringify(tokens)),
    ],
    [
      'it was withheld meanwhile',
      ({ secrets, vault }) => {
        secrets.seal = async () => {
          vault.withhold('c-1');
          return 'new';
        };
      },
      { withheld: true },
    ],
    [
      'a newer one is being sealed meanwhile',
      ({ secrets, vault }) => {
        secrets.seal = async () => {
          secrets.seal = () => new Promise(() => {});
          void vault.save('c-1', { ...tokens, accessToken: 'newer' });
          return 'new';
        };
      },
      sealedText(JSON.stringify(tokens)),
    ],
  ] satisfies [string, (own: ReturnType<typeof parts>) => void, unknown][])(
    'does not seal again with a newer key where %s',
    async (_name, prepare, left) => {
      const first = parts();
      await first.vault.save('c-1', tokens);
      const later = parts(first.cabinet);
      later.secrets.stale = true;
      prepare(later);
      await later.vault.load('c-1');
      expect(first.cabinet.get('c-1')).toEqual(left);
    },
  );

  it('takes what can be used only once off the disk, and knows after a restart that it was lost', async () => {
    const { vault, cabinet } = parts();
    vault.withhold('c-1');
    expect(cabinet.names()).toEqual([]);
    await vault.save('c-1', tokens);
    vault.withhold('c-1');
    expect(cabinet.get('c-1')).toEqual({ withheld: true });
    expect([vault.standing('c-1'), await vault.load('c-1')]).toEqual(['kept', tokens]);
    const later = parts(cabinet).vault;
    expect(later.standing('c-1')).toBe('lost');
    await expect(later.load('c-1')).rejects.toMatchObject({ code: 'vault/not-kept' });
    await vault.save('c-1', tokens);
    expect(parts(cabinet).vault.standing('c-1')).toBe('kept');
  });

  it('tells what is kept from what goes with the app', async () => {
    const { vault, cabinet, secrets } = parts();
    await vault.save('c-1', tokens);
    expect(vault.standing('c-1')).toBe('kept');
    vault.withhold('c-1');
    secrets.now = 'unprotected';
    await vault.save('c-1', tokens);
    expect(vault.standing('c-1')).toBe('until-closed');
    expect(cabinet.get('c-1')).toEqual({ withheld: true });
    await vault.save('c-2', tokens);
    expect([vault.standing('c-2'), cabinet.get('c-2')]).toEqual(['until-closed', undefined]);
  });

  it.each([null, { other: 1 }])('cannot read what is no seal: %o', async (value) => {
    const { vault, cabinet } = parts();
    cabinet.set('c-1', value);
    await expect(vault.load('c-1')).rejects.toMatchObject({ code: 'vault/unreadable' });
  });
});
