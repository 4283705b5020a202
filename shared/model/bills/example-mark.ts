/** What "Fill in an example" wrote, told apart from what the person typed. */
import { z } from 'zod';

/**
 * True on an entry of the example, whatever is changed on it later. Absent on what the person typed, also where it hangs
 * on an entry of the example, such as a payment for its bill: that goes with the entry, and is no invention.
 */
export const ExampleMark = z.strictObject({ isExample: z.literal(true).optional() });
export type ExampleMark = z.infer<typeof ExampleMark>;

export const exampleMark = { isExample: true } as const satisfies ExampleMark;

/**
 * `offered`: the person is made up, has claims and no example yet. `filled`: there is one. `none`: neither, as for
 * everybody who is real.
 */
export const ExampleState = z.strictObject({ state: z.enum(['none', 'offered', 'filled']) });
export type ExampleState = z.infer<typeof ExampleState>;
