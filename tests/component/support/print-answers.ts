/** A stub bridge's answers for Print: Rosa's year and her knee surgery. */
import { buildStatement } from '../../../electron/data/statements/build-statement.ts';
import { createStatementSource, type SourceParts } from '../../support/statement-fixture.ts';
import type { StubAnswers } from './stub-bridge.ts';

/** Statements over the fixture's claims, 2026 and 2025 to choose from. */
export function printAnswers(parts: SourceParts = {}): StubAnswers {
  return {
    'claims.overview': () => ({
      years: [2026, 2025],
      year: 2026,
      totals: [],
      byPlan: [],
      months: [],
      attention: [],
      openVisits: [],
      totalsReady: true,
    }),
    'statement.get': (request) => buildStatement(request, createStatementSource(parts), '2026-03-20'),
    'statement.savePdf': () => ({ savedAs: '/home/rosa/claims-2026.pdf' }),
    'statement.saveSimplePdf': () => ({ savedAs: 'C:\\Users\\rosa\\claims-2026.pdf' }),
    'statement.print': () => ({ printed: true }),
  };
}
