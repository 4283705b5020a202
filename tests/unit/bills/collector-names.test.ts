import { expect, it } from 'vitest';
import { soundsLikeCollector } from '../../../shared/words/collector-names.ts';

it.each([
  'CASCADE RECOVERY SVCS',
  'Northgate Collections LLC',
  'Acme Collection Agency',
  'Pacific Credit Services',
  'Cobranzas del Norte',
])('asks about %s', (name) => expect(soundsLikeCollector(name)).toBe(true));

it.each(['LAKESIDE ORTHO ASSOC', 'Recoveryville Family Clinic', 'Mountain Credit Union Clinic', ''])(
  'does not ask about “%s”',
  (name) => expect(soundsLikeCollector(name)).toBe(false),
);
