import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { findReleaseFaults } from '../../../../scripts/package/release-faults.ts';

const changelog = '# Changelog\n\n## Unreleased\n\n## 1.2.0, 2026-11-02\n\n- New.\n\n## 1.1.0\n';

describe('a tag', () => {
  it('is released where package.json and a dated section of the changelog say the same', () => {
    expect(findReleaseFaults({ tag: 'v1.2.0', version: '1.2.0', changelog })).toEqual([]);
  });

  it.each([
    [{ tag: 'v1.2.1', version: '1.2.0' }, 'The tag is v1.2.1, but package.json says 1.2.0.'],
    [{ tag: '1.2.0', version: '1.2.0' }, 'The tag is 1.2.0, but package.json says 1.2.0.'],
    [{ tag: 'v1.3.0', version: '1.3.0' }, 'CHANGELOG.md has no section "## 1.3.0, YYYY-MM-DD".'],
    [{ tag: 'v1.1.0', version: '1.1.0' }, '"## 1.1.0" in CHANGELOG.md has no day.'],
  ])('is not where they differ: %o', (facts, fault) => {
    expect(findReleaseFaults({ ...facts, changelog })).toEqual([fault]);
  });

  it('of the version in package.json waits for its section of our changelog', () => {
    const root = path.resolve(import.meta.dirname, '../../../..');
    const own = readFileSync(path.join(root, 'CHANGELOG.md'), 'utf8');
    expect(findReleaseFaults({ tag: 'v99.0.0', version: '99.0.0', changelog: own })).toHaveLength(1);
    expect(own).toMatch(/^## (Unreleased|\d+\.\d+\.\d+, \d{4}-\d{2}-\d{2})$/m);
  });
});
