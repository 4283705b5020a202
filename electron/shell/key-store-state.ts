/** Decides whether this computer's key store protects anything. Pure: no Electron here. */

export type KeyStoreFacts = {
  available: boolean;
  /** Linux: which key store Electron picked; `null` elsewhere. */
  backend: string | null;
  /** Seals a harmless text, to see whether the key store answers. */
  probe: () => Promise<unknown>;
};

/** `basic_text` and `unknown` use a key that anyone can read, so they are reported as unprotected. */
export async function keyStoreState(facts: KeyStoreFacts): Promise<'protected' | 'unprotected' | 'locked'> {
  if (!facts.available) return 'unprotected';
  if (facts.backend === 'basic_text' || facts.backend === 'unknown') return 'unprotected';
  try {
    await facts.probe();
    return 'protected';
  } catch (error) {
    return error instanceof Error && error.message.includes('temporarily unavailable')
      ? 'locked'
      : 'unprotected';
  }
}
