import { LlmError } from '@modelhaven/core';
import { checkProviders, type ModelhavenConfig } from '@modelhaven/manager';
import { type Finding, fine, problem, warning } from './finding.ts';

/** The configuration where it can be read, and everything that is wrong with it. */
export async function checkConfig(
  load: () => Promise<ModelhavenConfig>,
  file: string | undefined,
): Promise<{ readonly config?: ModelhavenConfig; readonly findings: readonly Finding[] }> {
  try {
    const config = await load();
    const { catalogFor } = await import('../catalog.ts');
    const catalog = await catalogFor(config);
    const findings = config.notes.map(({ path, message }) => warning('config', `${path}: ${message}`, fixOf(message)));
    try {
      checkProviders(config, catalog);
    } catch (thrown) {
      return { config, findings: [...toProblems(thrown, file), ...findings] };
    }
    const name = config.file ?? 'no file; defaults and environment';
    return { config, findings: [fine('config', `Configuration: ${name}`), ...findings] };
  } catch (thrown) {
    return { findings: toProblems(thrown, file) };
  }
}

function toProblems(thrown: unknown, file: string | undefined): readonly Finding[] {
  const { message, details } = LlmError.from(thrown);
  const where = file === undefined ? 'the environment' : file;
  const fix = `Correct it in ${where}, then: modelhaven config check`;
  const issues = details.issues ?? [];
  return issues.length === 0
    ? [problem('config', message, fix)]
    : issues.map((issue) => problem('config', `${issue.path}: ${issue.message}`, fix));
}

/** A note that names a variable is mended by setting it. */
function fixOf(message: string): string | undefined {
  const [variable] = /\b[A-Z][A-Z0-9_]{3,}\b/.exec(message) ?? [];
  return variable === undefined ? undefined : `export ${variable}=…   (Windows: set ${variable}=…)`;
}
