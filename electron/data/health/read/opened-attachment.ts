/**
 * What the bytes of an attachment are, judged by themselves: the plan's content type is a hint, never trusted. Markup
 * becomes text, pictures are checked, everything else stays a file.
 */

import { detectFileType } from '#shared/file-type';
import { markupText } from '#shared/markup-text';
import type { OpenedAttachment } from '#shared/model/health/health-record';
import { isHugePicture } from '#shared/picture-size';
import { stripUnseen } from '#shared/unseen-text';

const longestText = 500_000;
const largestPicture = 5 * 1024 * 1024;

/** Makes an attachment harmless: text without markup, a checked picture as a data address, or a file to save. */
export function openAttachment(bytes: Uint8Array, declared: string | null): OpenedAttachment {
  const type = detectFileType(bytes);
  const isPicture = type === 'image/png' || type === 'image/jpeg';
  if (isPicture && bytes.length <= largestPicture && !isHugePicture(bytes)) {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
    return { type: 'image', dataUrl: `data:${type};base64,${data}` };
  }
  const text = type === null && isTextType(declared) ? readText(bytes, declared) : null;
  if (text !== null) return { type: 'text', text };
  return { type: 'file', contentType: type ?? parseContentType(declared), bytes: bytes.length };
}

/** The text, without its markup; `null` when the bytes are no text. */
function readText(bytes: Uint8Array, declared: string | null): string | null {
  const text = decodeText(bytes, declared);
  if (text === null) return null;
  const isPlain = parseContentType(declared) === 'text/plain';
  const isMarkup = !isPlain && /^\s*</.test(text);
  if (isMarkup) return markupText(text, longestText);
  return text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
}

function decodeText(bytes: Uint8Array, declared: string | null): string | null {
  const decoder = new TextDecoder(findCharset(bytes, declared), { fatal: true });
  let text: string;
  try {
    text = decoder.decode(bytes);
  } catch {
    return null;
  }
  return hasControls(text) ? null : stripUnseen(text);
}

function findCharset(bytes: Uint8Array, declared: string | null): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return /charset="?(?:iso-8859-1|latin-?1|windows-1252)/i.test(declared ?? '') ? 'windows-1252' : 'utf-8';
}

/** True for text with control characters, which no readable text contains. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code < 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13) return true;
  }
  return false;
}

/** True for the types that are shown as text, and for a missing type, where the bytes decide. */
function isTextType(declared: string | null): boolean {
  const type = parseContentType(declared);
  if (type === null) return true;
  if (/^text\/(?:plain|html|xml|cda|x-hl7-text\+xml)$/.test(type)) return true;
  return type === 'application/xml' || /^application\/(?:xhtml|cda|hl7-(?:sdo|cda|v3))\+xml$/.test(type);
}

/** `text/html` of `Text/HTML; charset=utf-8`; `null` for what is no content type. */
function parseContentType(declared: string | null): string | null {
  const type = (declared ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  return /^[\w.+-]{1,60}\/[\w.+-]{1,80}$/.test(type) ? type : null;
}

const endings = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/tiff', 'tif'],
  ['application/pdf', 'pdf'],
  ['application/rtf', 'rtf'],
  ['text/rtf', 'rtf'],
  ['text/plain', 'txt'],
  ['text/xml', 'xml'],
  ['application/xml', 'xml'],
  ['application/hl7-sdo+xml', 'xml'],
  ['application/hl7-cda+xml', 'xml'],
  ['application/cda+xml', 'xml'],
]);
const checked = new Set(['png', 'jpg', 'pdf', 'rtf']);
/** Device names of Windows, which no file can have. */
const devices = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])$/i;

/**
 * A file name for the bytes. Its extension is a known one that the bytes do not contradict, else `bin`: a plan
 * cannot name a file so that opening it runs something.
 */
export function attachmentFileName(title: string | null, bytes: Uint8Array, declared: string | null): string {
  const type = detectFileType(bytes);
  const named = type ?? parseContentType(declared) ?? '';
  const known = endings.get(named) ?? 'bin';
  const ending = type === null && checked.has(known) ? 'bin' : known;
  const words = (title ?? '')
    .normalize('NFC')
    .replaceAll(/\.[A-Za-z0-9]{1,5}$/g, '')
    .replaceAll(/[^\p{L}\p{N} _-]/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const name = words.slice(0, 80).trim();
  return `${name === '' || devices.test(name) ? `${name} document`.trim() : name}.${ending}`;
}
