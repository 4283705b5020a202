import { z } from 'zod';
import { PaperFacts, PaperReading } from '#shared/model/bills/paper';

export const ReadPaper = z.strictObject({
  ...PaperFacts.pick({ mediaType: true, pages: true }).shape,
  reading: PaperReading,
});
export type ReadPaper = z.infer<typeof ReadPaper>;

const PaperFault = z.strictObject({
  fault: z.enum([
    'paper/wrong-type',
    'paper/too-large',
    'paper/too-many-pages',
    'paper/too-much',
    'paper/locked',
    'paper/broken',
  ]),
});

/** What the process that reads a paper answers. Main checks it: the paper may have made the process its own. */
export const Examined = z.union([ReadPaper, PaperFault]);
export type Examined = z.infer<typeof Examined>;
