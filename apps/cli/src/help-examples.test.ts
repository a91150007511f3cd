import { readFileSync } from 'node:fs';
import { ERROR_TABLE } from '@modelhaven/core';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { EXAMPLES } from './help-examples.ts';
import { createProgram } from './program.ts';
import { fakeContext } from './testing/fakes.ts';

const { context } = fakeContext();
const fresh = () => {
  let ran = 0;
  const program = createProgram(context.io, async () => void ran++);
  return { program, ran: () => ran };
};

function leaves(command: Command, path = ''): readonly string[] {
  return command.commands.flatMap((child) => {
    const name = path === '' ? child.name() : `${path} ${child.name()}`;
    return child.commands.length > 0 ? leaves(child, name) : [name];
  });
}

/** The arguments of a line for a shell, from the name of the program on; redirections end them. */
function argumentsOf(line: string): readonly string[] {
  const [, rest = ''] = /(?:^|[|(]|\s)modelhaven(?:\s+(.*))?$/.exec(line) ?? [];
  const words = [...rest.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
  const end = words.findIndex((word) => /^[>|#&]/.test(word));
  return (end < 0 ? words : words.slice(0, end)).map((word) => word.replace(/\)"?$/, ''));
}

const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
const inReadme = [...readme.matchAll(/```sh\n([\s\S]*?)```/g)]
  .flatMap(([, block = '']) => block.split('\n'))
  .map((line) => line.replace(/\s+# .*$/, ''))
  .filter((line) => /(^|[|(]\s?)modelhaven /.test(line));

describe('help', () => {
  it('has examples for every command, and for none that is not there', () => {
    expect(Object.keys(EXAMPLES).toSorted()).toEqual(leaves(fresh().program).toSorted());
  });

  it.each([...Object.values(EXAMPLES).flat(), ...inReadme])('%s is understood', async (line) => {
    const { program, ran } = fresh();
    await program.parseAsync([...argumentsOf(line)], { from: 'user' });
    expect(ran()).toBe(1);
  });

  it('has every command in the README', () => {
    const shown = inReadme.map((line) => argumentsOf(line).join(' '));
    const missing = leaves(fresh().program).filter((name) => !shown.some((line) => line.startsWith(name)));
    expect(missing).toEqual([]);
  });

  it('has what every command prints as JSON, and every exit code, in the document', () => {
    const text = readFileSync(new URL('../../../docs/command-line.md', import.meta.url), 'utf8');
    expect(leaves(fresh().program).filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
    for (const [code, { exit }] of Object.entries(ERROR_TABLE)) {
      expect(text.split('\n').find((line) => line.startsWith('|') && line.includes(`\`${code}\``))).toMatch(
        new RegExp(`^\\| ${exit} \\|`),
      );
    }
  });

  it('fits 80 columns', () => {
    const all = (command: Command): readonly Command[] => [command, ...command.commands.flatMap(all)];
    for (const command of all(fresh().program)) {
      let text = '';
      command.configureOutput({ writeOut: (piece) => (text += piece), getOutHelpWidth: () => 80 }).outputHelp();
      for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(80);
    }
  });
});
