import { describe, expect, test } from 'vitest';
import { conformanceCases } from '../cases/index.ts';
import { describeProvider } from '../describe-provider.ts';
import { runCase } from '../run-case.ts';
import { FLAWS, type Flaw } from './flaws.ts';
import { createToySubject } from './toy-subject.ts';

describeProvider('a provider without a flaw', createToySubject());

describe('a provider with a flaw fails', () => {
  const flaws = Object.entries(FLAWS) as [Flaw, readonly string[]][];
  test.concurrent.each(flaws.flatMap(([flaw, names]) => names.map((name) => ({ flaw, name }))))(
    '$name finds that it $flaw',
    { timeout: 60_000 },
    async ({ flaw, name }) => {
      const conformanceCase = conformanceCases.find((candidate) => candidate.name === name);
      if (!conformanceCase) throw new Error(`There is no case "${name}".`);
      await expect(runCase(conformanceCase, { ...createToySubject(flaw), caseMs: 3000 })).rejects.toThrow(Error);
    },
  );

  test('every case has a flaw that it finds', () => {
    const proved = new Set<string>(Object.values(FLAWS).flat());
    expect(conformanceCases.map(({ name }) => name).filter((name) => !proved.has(name))).toEqual([]);
  });
});
