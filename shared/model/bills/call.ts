/** A call about a bill or a claim, as the person wrote it down. */
import { z } from 'zod';
import { CalendarDay } from '../../bounds.ts';
import { ExampleMark } from './example-mark.ts';

export const calledParties = ['provider', 'plan', 'other'] as const;
const CalledParty = z.enum(calledParties);
export type CalledParty = z.infer<typeof CalledParty>;

export const CallFacts = z.strictObject({
  calledOn: CalendarDay,
  whom: CalledParty,
  number: z.string().max(60),
  /** Who answered. */
  name: z.string().max(120),
  reference: z.string().max(120),
  said: z.string().max(2_000),
  /** When to ask again. */
  followUpOn: CalendarDay.nullable(),
});
export type CallFacts = z.infer<typeof CallFacts>;

export const Call = z.strictObject({ id: z.string(), ...CallFacts.shape, ...ExampleMark.shape });
export type Call = z.infer<typeof Call>;
