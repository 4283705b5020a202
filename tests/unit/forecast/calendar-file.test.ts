/** Dates for calendars: as RFC 5545 writes them, and without names unless somebody asks for them. */
import { describe, expect, it } from 'vitest';
import { writeDates } from '../../../electron/data/forecast/ask/write-dates.ts';
import { writeCalendar } from '../../../shared/calendar-file.ts';
import { fill, openSampled } from '../examples/sample-store.ts';

const stamp = '2026-12-02T10:11:12.345Z';
const text = (bytes: Uint8Array | null) => new TextDecoder().decode(bytes ?? new Uint8Array());
const unfold = (file: string) => file.replaceAll('\r\n ', '').split('\r\n');

describe('a calendar file', () => {
  const write = (title: string) => text(writeCalendar([{ uid: 'abc', day: '2026-12-07', title }], stamp));

  it('holds whole days, with the instant it was made', () => {
    expect(write('Refill').split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Claimfolio//Dates//EN',
      'BEGIN:VEVENT',
      'UID:abc',
      'DTSTAMP:20261202T101112Z',
      'DTSTART;VALUE=DATE:20261207',
      'SUMMARY:Refill',
      'CLASS:PRIVATE',
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('escapes what has a meaning, and lets no title begin a line of its own', () => {
    const lines = unfold(write('a, b; c\\d\r\nEND:VEVENT\rX\u2028Y\u0007\u200bZ'));
    expect(lines[7]).toBe('SUMMARY:a\\, b\\; c\\\\d\\nEND:VEVENT\\nX\\nYZ');
    expect(lines.filter((line) => line === 'END:VEVENT')).toHaveLength(1);
  });

  it('breaks lines at 75 octets and cuts no character', () => {
    for (const letter of ['a', 'é', '薬', '💊'])
      for (let count = 60; count < 80; count++) {
        const file = write(letter.repeat(count));
        for (const line of file.split('\r\n'))
          expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75);
        expect(unfold(file)[7]).toBe(`SUMMARY:${letter.repeat(count)}`);
      }
  });
});

describe('the next dates of a person', () => {
  const today = '2026-12-02';
  const { store, personId, members } = openSampled({ now: today, name: 'Rosa Medina' });
  fill({ store, personId, members } as ReturnType<typeof openSampled>, today);
  const view = store.forecast.get({ personId, today });
  const question = { personId, way: 'medicare', lastDay: null, language: 'en', today, now: stamp } as const;
  const write = (more: object = {}) => text(writeDates(view, { ...question, hasNames: false, ...more }));
  const titles = (file: string) => unfold(file).flatMap((line) => /^SUMMARY:(.*)/.exec(line)?.[1] ?? []);

  it('say no more than what kind of date they are', () => {
    const file = write();
    expect(new Set(titles(file))).toEqual(new Set(['Refill', 'Plan date']));
    expect(file).not.toMatch(/Presolin|Evergreen|Medicare|Rosa/);
    expect(file).not.toContain(personId);
    expect(unfold(file).filter((line) => line.startsWith('DTSTART'))).toEqual([
      'DTSTART;VALUE=DATE:20261203',
      'DTSTART;VALUE=DATE:20261207',
      'DTSTART;VALUE=DATE:20270101',
      'DTSTART;VALUE=DATE:20270331',
    ]);
  });

  it('name drugs and plans where the person asks for it', () => {
    const named = titles(write({ hasNames: true }));
    expect(named).toContain('You may need a refill: Presolin 20 mg tablet');
    expect(named).toContain('Medicare open enrollment ends December 7\\, 2026. Check Medicare.gov.');
    expect(titles(write({ hasNames: true, language: 'es' }))).toContain(
      'Puede necesitar otro surtido: Presolin 20 mg tablet',
    );
  });

  it('have one id each, the same in the next file', () => {
    const ids = (file: string) => unfold(file).filter((line) => line.startsWith('UID:'));
    expect(new Set(ids(write())).size).toBe(ids(write()).length);
    expect(ids(write({ now: '2026-12-02T11:00:00.000Z' }))).toEqual(ids(write()));
    expect(ids(write({ hasNames: true }))).toEqual(expect.arrayContaining(ids(write())));
    expect(ids(write({ personId: 'another' }))).not.toEqual(ids(write()));
  });

  it('are none of a way whose days are not in the table, and no file without a date', () => {
    const dates = (more: object) => titles(write({ hasNames: true, ...more }));
    expect(dates({ way: 'state' }).some((title) => title.includes('December 31\\, 2026'))).toBe(true);
    expect(dates({ way: 'medicaid' }).some((title) => title.includes('Medicaid'))).toBe(false);
    expect(dates({ way: 'employer', lastDay: '2026-12-11' })).toContain(
      'You typed December 11\\, 2026 as the deadline\\, from your employer’s letter. Check the letter.',
    );
    expect(writeDates({ ...view, plans: [] }, { ...question, way: null, hasNames: false })).toBeNull();
  });
});
