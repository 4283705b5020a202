/**
 * Dates for calendar apps: whole days, as RFC 5545 writes them. Our own, for its few rules (escapes, lines of 75 octets) are
 * shorter than the parts of a library that whole days leave unused.
 */

export type CalendarEntry = {
  /** Names nobody, and is the same each time, so that a calendar that reads the file twice has the day once. */
  uid: string;
  /** `YYYY-MM-DD` */
  day: string;
  title: string;
};

/** @param stamp ISO instant of when the file is made */
export function writeCalendar(days: readonly CalendarEntry[], stamp: string): Uint8Array {
  const made = `${stamp.slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Claimfolio//Dates//EN',
    ...days.flatMap(({ uid, day, title }) => [
      'BEGIN:VEVENT',
      `UID:${escapeText(uid)}`,
      `DTSTAMP:${made}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `SUMMARY:${escapeText(title)}`,
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return new TextEncoder().encode(lines.map((line) => `${foldLine(line)}\r\n`).join(''));
}

/** @see RFC 5545 3.3.11 */
function escapeText(text: string): string {
  return text
    .replaceAll(/\r\n?|\n|\u2028|\u2029/g, '\n')
    .replaceAll(/[\p{Cc}\p{Cf}]/gu, (character) => (character === '\n' ? '\n' : ''))
    .replaceAll(/[\\;,]/g, '\\$&')
    .replaceAll('\n', '\\n');
}

const longestLine = 75;

/** Breaks a line so that no part has more than 75 octets, and no character is cut. @see RFC 5545 3.1 */
function foldLine(line: string): string {
  const encoder = new TextEncoder();
  let [folded, octets] = ['', 0];
  for (const character of line) {
    const { length } = encoder.encode(character);
    if (octets + length > longestLine) {
      folded += '\r\n ';
      octets = 1;
    }
    folded += character;
    octets += length;
  }
  return folded;
}
