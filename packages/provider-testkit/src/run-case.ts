import assert from 'node:assert/strict';
import { type ConformanceCase, createBench, within } from './bench.ts';
import type { ProviderUnderTest, Unsupported } from './subject.ts';

/** How a case ended that did not fail. */
export type CaseOutcome = { readonly status: 'passed' } | { readonly status: 'unsupported'; readonly reason: string };

/**
 * Runs one case against a new provider and a new server. Throws where the provider fails it, and where it was declared
 * unsupported although the provider has the ability or passes.
 */
export async function runCase(conformanceCase: ConformanceCase, subject: ProviderUnderTest): Promise<CaseOutcome> {
  const declared = declarationOf(conformanceCase.name, subject.unsupported ?? []);
  if (!declared) {
    await attempt(conformanceCase, subject);
    return { status: 'passed' };
  }
  const { hasAbility, error } = await attemptDeclared(conformanceCase, subject);
  assert.ok(
    !hasAbility,
    `"${conformanceCase.name}" is declared unsupported ("${declared.reason}"), but the provider has it.`,
  );
  assert.ok(
    error !== undefined,
    `"${conformanceCase.name}" is declared unsupported ("${declared.reason}"), but it passes: delete the declaration.`,
  );
  return { status: 'unsupported', reason: declared.reason };
}

/** What is wrong with the declarations themselves: names that fit no case, reasons that say nothing. */
export function checkDeclarations(cases: readonly ConformanceCase[], unsupported: readonly Unsupported[]): void {
  for (const { cases: names, reason } of unsupported) {
    assert.ok(
      reason.trim().length >= 10,
      `"${[names].flat().join(', ')}" is declared unsupported without a reason that explains it.`,
    );
    for (const name of [names].flat()) {
      assert.ok(
        cases.some((conformanceCase) => covers(name, conformanceCase.name)),
        `"${name}" is declared unsupported, but there is no such case.`,
      );
    }
  }
}

function declarationOf(name: string, unsupported: readonly Unsupported[]): Unsupported | undefined {
  return unsupported.find(({ cases }) => [cases].flat().some((declared) => covers(declared, name)));
}

/** A declaration covers a case of its name, and all cases of the group of its name. */
function covers(declared: string, name: string): boolean {
  return declared === name || name.startsWith(`${declared}/`);
}

async function attempt(conformanceCase: ConformanceCase, subject: ProviderUnderTest): Promise<void> {
  const bench = await createBench(subject);
  try {
    await within(subject.caseMs ?? 20_000, `the case "${conformanceCase.name}"`, conformanceCase.run(bench));
  } finally {
    await bench.dispose();
  }
}

async function attemptDeclared(conformanceCase: ConformanceCase, subject: ProviderUnderTest) {
  const bench = await createBench(subject);
  try {
    if (conformanceCase.ability) return { hasAbility: conformanceCase.ability(bench.provider), error: 'not there' };
    await within(Math.min(subject.caseMs ?? 20_000, 5000), 'a declared case', conformanceCase.run(bench));
    return { hasAbility: false };
  } catch (error) {
    return { hasAbility: false, error };
  } finally {
    await bench.dispose();
  }
}
