const schemes = new Set<string>();

/** Remembers a scheme of the app's own, such as `app`. */
export function addScheme(scheme: string): void {
  schemes.add(scheme);
}

/** `app://bundle/x` -> `https://bundle.app.standin.invalid/x`; other addresses stay as they are. */
export function toInternal(address: string): string {
  const match = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/i.exec(address);
  if (!match?.[1] || !schemes.has(match[1].toLowerCase())) return address;
  return `https://${match[2] || 'host'}.${match[1].toLowerCase()}.standin.invalid${match[3] || '/'}`;
}

/** `https://bundle.app.standin.invalid/x` -> `app://bundle/x`; other addresses stay as they are. */
export function toExternal(address: string): string {
  const match = /^https:\/\/([^/?#]*)\.([a-z][a-z0-9+-]*)\.standin\.invalid(.*)$/.exec(address);
  return match?.[2] && schemes.has(match[2]) ? `${match[2]}://${match[1]}${match[3]}` : address;
}
