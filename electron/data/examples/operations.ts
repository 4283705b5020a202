/** What main may ask about the example of a made-up person. */
import type { Example } from '#shared/model/bills/example';
import type { ExampleState } from '#shared/model/bills/example-mark';
import { hasExample, removeExample } from './example-rows.ts';
import { type ExampleParts, fillExample, isOffered } from './fill-example.ts';

export function exampleOperations(parts: ExampleParts) {
  const { db } = parts;
  return {
    get({ personId }: { personId: string }): ExampleState {
      if (hasExample(db, personId)) return { state: 'filled' };
      return { state: isOffered(parts, personId) ? 'offered' : 'none' };
    },
    fill({ personId, example }: { personId: string; example: Example }) {
      fillExample(parts, personId, example);
      return {};
    },
    remove({ personId }: { personId: string }) {
      removeExample(db, personId);
      return {};
    },
  };
}
