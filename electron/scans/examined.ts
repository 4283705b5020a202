import { z } from 'zod';
import { ScanFacts, ScanReading } from '#shared/model/bills/scan';

export const ReadScan = z.strictObject({
  ...ScanFacts.pick({ mediaType: true, pages: true }).shape,
  reading: ScanReading,
});
export type ReadScan = z.infer<typeof ReadScan>;

const ScanFault = z.strictObject({
  fault: z.enum([
    'scan/wrong-type',
    'scan/too-large',
    'scan/too-many-pages',
    'scan/too-much',
    'scan/locked',
    'scan/broken',
  ]),
});

/** What the process that reads a scan answers. Main checks it: the scan may have made the process its own. */
export const Examined = z.union([ReadScan, ScanFault]);
export type Examined = z.infer<typeof Examined>;
