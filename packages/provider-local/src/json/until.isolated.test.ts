import fc from 'fast-check';
import type { LlamaGrammar } from 'node-llama-cpp';
import { expect, it } from 'vitest';
import { sharedRuntimes } from '../engines/llama-cpp/runtime.ts';
import { untilRules } from './until.ts';

it('lets through what ends with the marker and holds it nowhere before, by the parser of llama.cpp', async () => {
  const { llama } = await sharedRuntimes.get(false, async () => 1);
  for (const marker of ['</think>', '<<a', 'aab', '[/THINK]', '｜end｜', '\n\n-]^']) {
    const rules = [...untilRules(marker, 'thought')].map(([name, body]) => `${name} ::= ${body}`).join('\n');
    const grammar = (await llama.createGrammar({ grammar: `root ::= thought\n${rules}\n` })) as LlamaGrammar & {
      _testText(text: string): boolean;
    };
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marker, marker, 'x', '\n', '🙂'), { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const allowed = text.indexOf(marker) >= 0 && text.indexOf(marker) === text.length - marker.length;
        expect(grammar._testText(text)).toBe(allowed);
      }),
      { numRuns: 200 },
    );
  }
});
