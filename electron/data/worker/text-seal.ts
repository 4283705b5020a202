import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const [nonceBytes, tagBytes] = [12, 16];

/** A text under AES-256-GCM: nonce, text, tag. `key`: 32 bytes. `purpose` is bound to it, but not in it. */
export function sealText(text: string, key: Uint8Array, purpose: string): Buffer {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose));
  return Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

/** The text again; `null` with another key or purpose, or where it is damaged. */
export function openText(sealed: Buffer, key: Uint8Array, purpose: string): string | null {
  try {
    const nonce = sealed.subarray(0, nonceBytes);
    // A shorter tag, which Node takes too, would be easier to guess.
    const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: tagBytes });
    decipher.setAAD(Buffer.from(purpose)).setAuthTag(sealed.subarray(-tagBytes));
    const parts = [decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()];
    const whole = Buffer.concat(parts);
    const text = whole.toString('utf8');
    // What is opened here is a key: of its bytes none stays behind.
    for (const bytes of [whole, ...parts]) bytes.fill(0);
    return text;
  } catch {
    return null;
  }
}
