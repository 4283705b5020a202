import { describe, expect, it } from 'vitest';
import { unfold, type Wrapper } from '../../../electron/data/fhir/unfold.ts';
import { unfoldDocument } from '../../../electron/data/import/unfold.ts';

const both: Wrapper[] = ['Bundle', 'Parameters'];
const goal = (id: string) => ({ resourceType: 'Goal', id });
const outcome = { resourceType: 'OperationOutcome', issue: [{ code: 'late' }] };
const bundle = (...entry: unknown[]) => ({ resourceType: 'Bundle', entry });

/** Each item as one short text: path, then what is there. */
function told(document: unknown, opens: readonly Wrapper[] = both): string[] {
  return [...unfold(document, opens)].map((one) => {
    const what =
      one.kind === 'resource'
        ? (one.resource.id ?? one.resource.resourceType)
        : one.kind === 'problem'
          ? one.reason
          : one.kind === 'opened'
            ? `opened ${one.parts}`
            : `outcome${one.isBeside ? ' beside' : ''}`;
    return `${one.path.join('.')} ${what}`.trim();
  });
}

describe('unfolding a document', () => {
  it('finds the resources of Parameters, of their parts and of Bundles among them, in their order', () => {
    const parameters = {
      resourceType: 'Parameters',
      parameter: [
        {
          name: 'a',
          resource: goal('1'),
          part: [{ resource: goal('2') }, { part: [{ resource: goal('3') }] }],
        },
        { name: 'b', valueString: 'none' },
        { name: 'c', resource: bundle({ resource: goal('4') }) },
      ],
    };
    expect(told(parameters)).toEqual(['opened 4', '0 1', '1 2', '2 3', '3 opened 1', '3.0 4']);
    expect(told(bundle({ resource: parameters }), ['Bundle'])).toEqual(['opened 1', '0 Parameters']);
    expect(told({ resourceType: 'Parameters', parameter: [{ valueString: 'x' }] })).toEqual([
      'opened 0',
      'nothing-wrapped',
    ]);
  });

  it('takes a lone resource as it is, and says what is none', () => {
    expect(told(goal('1'))).toEqual(['1']);
    expect(told({ id: '1' })).toEqual(['no-resource-type']);
    expect(told([goal('1')])).toEqual(['not-an-object']);
  });

  it('tells an outcome that stands alone from one beside a resource', () => {
    const document = bundle({ response: { outcome } }, { resource: goal('1'), response: { outcome } });
    expect(told(document)).toEqual(['opened 2', '0 outcome', '1 outcome beside', '1 1']);
    expect(unfoldDocument(document, 1).items.map(({ kind, place }) => [kind, place])).toEqual([
      ['unread', 1],
      ['record', 2],
    ]);
  });

  it('opens eight Bundles in a Bundle, and not a ninth', () => {
    const nested = (depth: number): object =>
      depth === 0 ? goal('deep') : bundle({ resource: nested(depth - 1) });
    expect(told(nested(9)).at(-1)).toBe(`${'0.'.repeat(8)}0 deep`);
    expect(told(nested(10)).at(-1)).toMatch(/nested-too-deep$/);
  });

  it('leaves out of a file what carries no resource by design: a request, a response', () => {
    const document = bundle({ request: { method: 'DELETE' } }, { response: { status: '204' } }, {});
    expect(unfoldDocument(document, 1).items).toEqual([
      { kind: 'unread', place: 3, why: 'not-fhir', value: {} },
    ]);
  });
});
