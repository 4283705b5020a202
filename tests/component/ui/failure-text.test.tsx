import { expect, it } from 'vitest';
import { failureCodes } from '#shared/ipc/result';
import { createI18n } from '../../../renderer/i18n/i18n.ts';
import { failureText } from '../../../renderer/ui/feedback/failure-text.ts';

it.each([
  ['en', 'fhir/timeout', undefined, 'Your plan did not answer.'],
  ['en', 'fhir/timeout', 'care.example.com', 'care.example.com did not answer.'],
  ['en', 'fhir/certificate', undefined, 'We could not verify the secure connection to your plan,'],
  ['es', 'fhir/timeout', undefined, 'Su plan no respondió.'],
  ['es', 'fhir/unreachable', undefined, 'No se pudo conectar con su plan.'],
  ['es', 'fhir/unreachable', 'Evergreen', 'No se pudo conectar con Evergreen.'],
] as const)('names the plan in the middle of a sentence (%s, %s, %s)', async (language, code, plan, what) => {
  const { t } = await createI18n(language);
  const failure = { code, message: '', retryable: true };
  expect(failureText(t, failure, plan).what).toContain(what);
});

it.each(['en', 'es'] as const)(
  'every failure says what happened and what to do, in words (%s)',
  async (language) => {
    const { t } = await createI18n(language);
    for (const code of failureCodes) {
      const { what, next } = failureText(t, { code, message: '', retryable: true }, 'Evergreen');
      expect(what.length, code).toBeGreaterThan(10);
      expect(next.length, code).toBeGreaterThan(10);
      expect(`${what} ${next}`).not.toContain(code);
      expect(`${what} ${next}`).not.toMatch(/errors:|\{\{/);
    }
  },
);
