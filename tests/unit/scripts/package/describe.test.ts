import { describe, expect, it } from 'vitest';
import { keepShipped, type MaterialsList, writeNotices } from '../../../../scripts/package/describe.ts';

const part = (name: string, text = '') => ({ name, version: '1.0.0', license: 'MIT', text });

function listOf(...names: string[]): MaterialsList {
  return {
    metadata: { component: { 'bom-ref': 'app' } },
    components: names.map((name) => ({ 'bom-ref': `r-${name}`, name, version: '1.0.0', scope: 'optional' })),
    dependencies: [{ ref: 'app', dependsOn: names.map((name) => `r-${name}`) }],
  };
}

describe('the list of what others made', () => {
  it('leaves out what only builds or tests', () => {
    const { components, dependencies } = keepShipped(listOf('reader', 'linter'), [part('reader')]);
    expect(components).toEqual([
      { 'bom-ref': 'r-reader', name: 'reader', version: '1.0.0', scope: 'required' },
    ]);
    expect(dependencies).toEqual([{ ref: 'app', dependsOn: ['r-reader'] }]);
  });

  it('is refused where npm does not know a part', () => {
    expect(() => keepShipped(listOf('reader'), [part('reader'), part('stranger')])).toThrow(
      'npm does not list stranger@1.0.0.',
    );
  });
});

describe('the notices', () => {
  it('give one license once, under all that it is of', () => {
    const notices = writeNotices([part('a', 'Do as you like.'), part('b', 'Do as you like.'), part('c')]);
    expect(notices).toContain('a 1.0.0 (MIT)\nb 1.0.0 (MIT)\n\nDo as you like.');
    expect(notices.split('Do as you like.')).toHaveLength(2);
  });

  it('name the license of a part that brings no text', () => {
    expect(writeNotices([part('c')])).toContain('c 1.0.0 (MIT)\n\nLicense: MIT');
  });
});
