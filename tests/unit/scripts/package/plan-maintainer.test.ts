import { describe, expect, it } from 'vitest';
import { planMaintainer } from '../../../../scripts/package/plan-maintainer.ts';

const good = {
  CLAIMFOLIO_HOMEPAGE: 'https://claims.example.org',
  CLAIMFOLIO_MAINTAINER: 'Jane Doe <jane@example.org>',
};

describe('who stands behind a package for Linux', () => {
  it('is told to electron-builder', () => {
    expect(planMaintainer(good)).toEqual({
      args: [
        '-c.extraMetadata.homepage=https://claims.example.org',
        '-c.linux.maintainer=Jane Doe <jane@example.org>',
      ],
      faults: [],
    });
  });

  it.each([
    [{ CLAIMFOLIO_HOMEPAGE: '' }, 'CLAIMFOLIO_HOMEPAGE'],
    [{ CLAIMFOLIO_HOMEPAGE: 'claims.example.org' }, 'CLAIMFOLIO_HOMEPAGE'],
    [{ CLAIMFOLIO_MAINTAINER: '' }, 'CLAIMFOLIO_MAINTAINER'],
    [{ CLAIMFOLIO_MAINTAINER: 'Jane Doe' }, 'CLAIMFOLIO_MAINTAINER'],
    [{ CLAIMFOLIO_MAINTAINER: 'jane@example.org' }, 'CLAIMFOLIO_MAINTAINER'],
  ])('is asked for where it is missing: %o', (some, named) => {
    const { faults } = planMaintainer({ ...good, ...some });
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain(named);
  });

  it('is not made up', () => {
    expect(planMaintainer({}).faults).toHaveLength(2);
  });
});
