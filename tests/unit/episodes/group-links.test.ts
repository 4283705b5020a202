/** Where groups end, why claims belong together, and that what the person decided stands. */
import { describe, expect, it } from 'vitest';
import type { CareClaim } from '../../../electron/data/episodes/group/care-claim.ts';
import { care, group, hospital, operation, surgeon, therapy } from './care-cases.ts';

describe('bounds', () => {
  it('therapy for a year is more than one episode, none of more than 180 days', () => {
    const year = Array.from({ length: 52 }, (_, week) =>
      therapy(new Date(Date.UTC(2026, 0, 5 + 7 * week)).toISOString().slice(0, 10)),
    );
    expect(group(year).map(({ members }) => members.length)).toEqual([26, 26]);
  });

  it('never more than 200 claims', () => {
    const many = Array.from({ length: 300 }, () => care({ family: 'I10' }));
    expect(Math.max(...group(many).map(({ members }) => members.length))).toBe(200);
  });

  it('two surgeries 60 days apart stay two, and a visit between them is of the first', () => {
    const second = operation({
      start: '2026-05-11',
      operations: [{ day: '2026-05-11', part: 'knee' }],
    });
    const visit = care({ start: '2026-04-01', family: 'M17', renderers: [surgeon] });
    const after = care({ start: '2026-05-20', family: 'M17', renderers: [surgeon] });
    const episodes = group([operation(), visit, second, after]);
    expect(episodes.map(({ members }) => members.map(({ claim }) => claim.start))).toEqual([
      ['2026-03-12', '2026-04-01'],
      ['2026-05-11', '2026-05-20'],
    ]);
  });
});

describe('reasons', () => {
  it('each claim keeps the strongest, and the claim that it is with', () => {
    const stay = hospital({ accounts: ['A1234'] });
    const doctorThere = care({ start: '2026-03-05', places: ['21'], accounts: ['A1234'], family: 'J18' });
    const [episode] = group([doctorThere, stay]);
    expect(episode?.members.map(({ claim, reason, withId }) => [claim.id, reason, withId])).toEqual([
      [stay.id, null, null],
      [doctorThere.id, 'stay', stay.id],
    ]);
  });
});

describe('what the person decided', () => {
  const stay = hospital();
  const visit = care({ start: '2026-03-05', places: ['21'] });
  const other = care({ start: '2026-08-01' });
  const ids = (pins: Record<string, string>, ...claims: CareClaim[]) =>
    group(claims, pins).map(({ members }) => members.map(({ claim }) => claim.id));

  it('a claim that was split out stays out', () => {
    expect(ids({ [stay.id]: 'e1', [visit.id]: 'e2' }, stay, visit)).toEqual([[stay.id], [visit.id]]);
  });

  it('claims that were joined stay together, far apart or of two kinds', () => {
    const medicine = care({ kind: 'pharmacy', start: '2027-01-01' });
    const joined = { [stay.id]: 'e1', [other.id]: 'e1', [medicine.id]: 'e1' };
    expect(ids(joined, stay, other, medicine)).toEqual([[stay.id, other.id, medicine.id]]);
  });

  it('a joined claim says that the person put it there', () => {
    const [episode] = group([stay, other], { [stay.id]: 'e1', [other.id]: 'e1' });
    expect(episode?.members.map(({ reason }) => reason)).toEqual([null, 'you']);
  });

  it('a new claim still comes to an episode that was named, and never joins two of them', () => {
    const late = care({ start: '2026-03-06', places: ['21'] });
    expect(ids({ [stay.id]: 'e1', [visit.id]: 'e1' }, stay, visit, late)).toEqual([
      [stay.id, visit.id, late.id],
    ]);
    const second = hospital({
      start: '2026-03-06',
      end: '2026-03-08',
      stay: { start: '2026-03-06', end: '2026-03-08' },
    });
    expect(ids({ [stay.id]: 'e1', [second.id]: 'e2' }, stay, second, late).length).toBe(2);
  });

  it('claims without a day can be joined', () => {
    const undated = care({ start: null });
    expect(ids({ [stay.id]: 'e1', [undated.id]: 'e1' }, stay, undated)).toEqual([[stay.id, undated.id]]);
  });
});
