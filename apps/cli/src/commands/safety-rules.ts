import { loadRules, readRulesFile } from '@modelhaven/manager';
import { toSnakeCase } from '@modelhaven/server/json';
import type { CommandContext } from '../context.ts';

/** `modelhaven safety rules check`: every mistake at once, or how many rules and examples are right. */
export async function checkRules(context: CommandContext, file: string): Promise<void> {
  const rules = await readRulesFile(file);
  await loadRules([{ where: file, path: 'rules', rules }]);
  const examples = rules.reduce((sum, { match = [], noMatch = [] }) => sum + match.length + noMatch.length, 0);
  const untested = rules.filter(({ match = [] }) => match.length === 0).map(({ id }) => id);
  if (context.options.json) {
    return context.printJson(toSnakeCase({ ok: true, file, rules: rules.length, examples, untested }));
  }
  context.print(`${context.style.green('ok')}  ${file}: ${rules.length} rules, ${examples} examples`);
  for (const id of untested) context.print(`${context.style.yellow('note')}  ${id} has no "match" example`);
}
