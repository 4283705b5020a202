/** What bytes are, by how they begin: a name or a declared type is a hint, never trusted. */

const magic = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['application/rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
] as const;

export type FileType = (typeof magic)[number][0];

/** The content type by the first bytes; `null` when unknown. */
export function detectFileType(bytes: Uint8Array): FileType | null {
  for (const [type, start] of magic) if (start.every((byte, index) => bytes[index] === byte)) return type;
  return null;
}
