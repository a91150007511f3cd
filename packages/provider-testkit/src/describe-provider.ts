import { describe, test } from 'vitest';
import { conformanceCases } from './cases/index.ts';
import { checkDeclarations, runCase } from './run-case.ts';
import type { ProviderUnderTest } from './subject.ts';

/**
 * Declares one vitest test per case of the provider contract. A case that does not apply must be declared in
 * `unsupported` with its reason and is then shown as skipped; a declaration that is not true fails.
 */
export function describeProvider(name: string, subject: ProviderUnderTest): void {
  const limitMs = (subject.caseMs ?? 20_000) + 5000;
  describe(`${name} keeps the provider contract`, () => {
    test('declares only cases that exist, each with its reason', () => {
      checkDeclarations(conformanceCases, subject.unsupported ?? []);
    });
    for (const conformanceCase of conformanceCases) {
      test(conformanceCase.name, { timeout: limitMs }, async (context) => {
        const outcome = await runCase(conformanceCase, subject);
        if (outcome.status === 'unsupported') context.skip(`unsupported: ${outcome.reason}`);
      });
    }
  });
}
