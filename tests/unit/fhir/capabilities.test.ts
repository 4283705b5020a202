import { expect, it } from 'vitest';
import { readCapabilities } from '../../../electron/fhir/capabilities.ts';

const statement = (filler: number) =>
  new TextEncoder().encode(
    JSON.stringify({
      resourceType: 'CapabilityStatement',
      fhirVersion: '4.0.1',
      rest: [{ resource: [{ type: 'Coverage' }] }],
      description: 'x'.repeat(filler),
    }),
  );

it('what a plan says of itself is parsed up to 1 MB, as everything in main; a longer one counts as none', () => {
  expect(readCapabilities(statement(1_000_000)).lists('Coverage')).toBe(true);
  expect(readCapabilities(statement(1_100_000)).listsAny).toBe(false);
});

it('reads one of 1 MiB to the byte', () => {
  const most = 1024 * 1024 - statement(0).byteLength;
  expect(readCapabilities(statement(most)).lists('Coverage')).toBe(true);
  expect(readCapabilities(statement(most + 1)).listsAny).toBe(false);
});

it('whatever stands where an object belongs is passed over', () => {
  const odd = {
    resourceType: 'CapabilityStatement',
    rest: [null, 'x', ['y'], { resource: [null, { type: 'Coverage' }] }],
  };
  const read = (value: unknown) => readCapabilities(new TextEncoder().encode(JSON.stringify(value)));
  expect(read(odd).lists('Coverage')).toBe(true);
  for (const value of [null, 'x', 7, [odd]]) expect(read(value).listsAny).toBe(false);
});

it.each([
  [['Provenance:target'], true],
  [['Observation:subject', ' Provenance:target'], true],
  [['*'], true],
  [['Provenance:agent', 'Observation:subject'], false],
  [undefined, false],
  ['Provenance:target', false],
])(
  'a search brings along where records come from when the plan lists it: %j is %s',
  (searchRevInclude, brings) => {
    const rest = [{ resource: [{ type: 'Condition', searchRevInclude }, { type: 'Goal' }] }];
    const json = { resourceType: 'CapabilityStatement', rest };
    const read = readCapabilities(new TextEncoder().encode(JSON.stringify(json)));
    expect(['Condition', 'Goal', 'Device'].map(read.bringsProvenance)).toEqual([brings, false, false]);
  },
);

it.each([
  ['4.0.1', true],
  ['4.3.0', true],
  ['R4', true],
  ['r4b', true],
  ['FHIR 4.0', true],
  ['latest', true],
  ['3.0.1', false],
  ['5.0.0', false],
  ['R5', false],
  ['STU3', false],
  ['40.0', false],
])('a plan that says version %s is asked: %s', (fhirVersion, isAsked) => {
  const bytes = new TextEncoder().encode(
    JSON.stringify({ resourceType: 'CapabilityStatement', fhirVersion }),
  );
  if (isAsked) expect(readCapabilities(bytes).listsAny).toBe(false);
  else expect(() => readCapabilities(bytes)).toThrow(expect.objectContaining({ code: 'fhir/wrong-version' }));
});
