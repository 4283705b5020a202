/** Prints what a paper of the kind that is named says, as JSON. Run by `new-paper.test.ts` in a copy. */
import type { PaperRequest } from '../../../shared/model/papers/packet.ts';
import { createPaperSource, layOut } from '../../support/sheets/paper-fixture.ts';

const [kind, language] = process.argv.slice(2);
const request = { kind, personId: 'p-rosa', options: { language, size: 'regular', paper: 'letter' } };
process.stdout.write(JSON.stringify(layOut(request as PaperRequest, createPaperSource())));
