import { readFile, stat } from 'node:fs/promises';
import { type ErrorIssue, LlmError } from '@modelhaven/core';
import { semanticIssues } from './check-meaning.ts';
import { coerceTexts } from './coerce.ts';
import { DEFAULTS } from './defaults.ts';
import { toEntries } from './describe.ts';
import { decideEnabled } from './enable.ts';
import { type Environment, fromEnvironment } from './environment.ts';
import { expand } from './expand.ts';
import { fromZodIssues, type PlacedIssue } from './issues.ts';
import { CUSTOM_PROVIDERS, KNOWN_SERVICES } from './provider-sections.ts';
import type { ReadYaml } from './read-yaml.ts';
import { configSchema } from './schema.ts';
import { type CompleteConfig, toConfig } from './to-config.ts';
import { type ConfigPath, formatPath, isMapping, leavesOf, overlay, type Tree, valueAt, withValueAt } from './tree.ts';
import type { ConfigOrigin, ModelhavenConfig } from './types.ts';

/** Where a configuration comes from: a file or a text, the environment, and flags, which are stronger. */
export interface LoadConfigOptions {
  /** Path of a YAML file. With `text` it is only a name for messages. */
  readonly file?: string;
  /** The YAML itself. Neither: environment, flags and defaults are enough. */
  readonly text?: string;
  /** Environment variables; hand in `process.env`. */
  readonly environment: Environment;
  /** Values by path, `server.port`; also `port`, `host` and `data_dir` alone. Undefined ones are skipped. */
  readonly flags?: Readonly<Record<string, string | number | boolean | undefined>>;
}

/** Longest configuration that is read, in characters. */
const MAX_CONFIG_CHARACTERS = 1_048_576;

const NO_TEXT: ReadYaml = { tree: {}, issues: [], position: () => undefined };

const SHORT_FLAGS = new Set(['port', 'host', 'data_dir']);

/**
 * The configuration from flags, environment, file and defaults, in this order of precedence. Throws `CONFIG_INVALID`
 * with every problem at once, each with its path, its line where it has one, and the nearest known key.
 */
export async function loadConfig(options: LoadConfigOptions): Promise<ModelhavenConfig> {
  const text = await textOf(options);
  // The parser is read only where there is something to parse: many have no file.
  const yaml = text === '' ? NO_TEXT : (await import('./read-yaml.ts')).readYaml(text);
  if (yaml.issues.length > 0) throw invalid(yaml.issues, options.file);

  const environment = fromEnvironment(options.environment);
  const written = withoutNulls(yaml.tree);
  const { tree: expanded, expansions, malformed } = expand(written, options.environment);
  const fromFile = coerceTexts(expanded, expansions, configSchema);

  // A file that names a variable itself keeps that one.
  const byName = environment.values.filter(({ path }) => !isReference(valueAt(written, path)));
  const flags = Object.entries(options.flags ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [{ path: SHORT_FLAGS.has(name) ? ['server', name] : name.split('.'), value }],
  );
  let layered = fromFile;
  const origins = new Map<string, ConfigOrigin>();
  for (const { path, value, name } of byName) {
    layered = withValueAt(layered, path, value);
    origins.set(formatPath(path), { from: 'environment', name });
  }
  for (const { path, value } of flags) {
    layered = withValueAt(layered, path, value);
    origins.set(formatPath(path), { from: 'flag' });
  }

  // A command line knows nothing but texts.
  layered = coerceTexts(layered, flags, configSchema);

  const parsed = configSchema.safeParse(layered);
  const structural = parsed.success ? [] : fromZodIssues(parsed.error.issues, configSchema, layered);
  // What is wrong is left out, so that everything else can be looked at in the same go.
  const sound = structural.reduce<Tree>((tree, { path }) => withValueAt(tree, path, undefined), layered);
  const enabled = decideEnabled(sound, environment.values, expansions, written);
  const complete = overlay(overlay(DEFAULTS, knownServices(sound)), enabled.tree);
  const issues: readonly PlacedIssue[] = [
    ...malformed.map((path) => ({
      path,
      message: 'has a "${" that reads like no variable. Write "$${" for the signs themselves.',
    })),
    ...structural,
    ...enabled.issues,
    ...semanticIssues(complete),
  ];
  if (issues.length + environment.issues.length > 0) {
    const placed = issues.map((issue) => withPosition(issue, yaml, origins));
    throw invalid([...environment.issues, ...placed], options.file);
  }

  for (const [path, origin] of enabled.origins) if (!origins.has(path)) origins.set(path, origin);
  const variablesOf = new Map(expansions.map(({ path, variables }) => [formatPath(path), variables]));
  const inFile = new Map([...leavesOf(fromFile)].map(({ path }) => [formatPath(path), path]));
  const originOf = (path: string): ConfigOrigin => {
    const known = origins.get(path);
    const filePath = inFile.get(path);
    if (known || !filePath) return known ?? { from: 'default' };
    const line = yaml.position(filePath)?.line;
    const variables = variablesOf.get(path);
    return { from: 'file', ...(line === undefined ? {} : { line }), ...(variables ? { variables } : {}) };
  };
  return {
    // Checked against the schema above, and every default is in.
    ...toConfig(complete as CompleteConfig, enabled.askedFor),
    ...(options.file === undefined ? {} : { file: options.file }),
    notes: enabled.notes,
    entries: toEntries(complete, originOf),
  };
}

async function textOf({ file, text }: LoadConfigOptions): Promise<string> {
  if (text !== undefined) return limited(text, file);
  if (file === undefined) return '';
  try {
    const { size } = await stat(file);
    if (size > MAX_CONFIG_CHARACTERS) return limited(' '.repeat(MAX_CONFIG_CHARACTERS + 1), file);
    return await readFile(file, 'utf8');
  } catch (error) {
    if (LlmError.is(error)) throw error;
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const message = isMissing ? 'There is no such file.' : 'The file cannot be read.';
    throw invalid([{ path: file, message }], file, error);
  }
}

function limited(text: string, file: string | undefined): string {
  if (text.length <= MAX_CONFIG_CHARACTERS) return text;
  throw invalid([{ path: file ?? 'configuration', message: 'The file is larger than 1 MiB.' }], file);
}

/** Where well-known services answer, for those that are mentioned. */
function knownServices(tree: Tree): Tree {
  const custom = valueAt(tree, CUSTOM_PROVIDERS);
  const mentioned = Object.entries(KNOWN_SERVICES).filter(([id]) => isMapping(custom) && Object.hasOwn(custom, id));
  return withValueAt({}, CUSTOM_PROVIDERS, Object.fromEntries(mentioned));
}

function isReference(value: Tree): boolean {
  return typeof value === 'string' && value.includes('${');
}

// `ollama:` with nothing below it says nothing.
function withoutNulls(tree: Tree): Tree {
  if (!isMapping(tree)) return tree;
  const entries = Object.entries(tree).filter(([, value]) => value !== null);
  return Object.fromEntries(entries.map(([key, value]) => [key, withoutNulls(value)]));
}

function withPosition(issue: PlacedIssue, yaml: ReadYaml, origins: ReadonlyMap<string, ConfigOrigin>): ErrorIssue {
  const path = formatPath(issue.path as ConfigPath);
  const origin = origins.get(path);
  if (origin?.from === 'environment') return { path, message: `${issue.message} (environment ${origin.name})` };
  if (origin?.from === 'flag') return { path, message: `${issue.message} (flag)` };
  const position = yaml.position(issue.path);
  const place = position ? ` (line ${position.line}, column ${position.column})` : '';
  return { path, message: `${issue.message}${place}` };
}

function invalid(issues: readonly ErrorIssue[], file: string | undefined, cause?: unknown): LlmError {
  const where = file === undefined ? 'The configuration' : `The configuration ${file}`;
  const count = issues.length === 1 ? 'a mistake' : `${issues.length} mistakes`;
  const list = issues.map(({ path, message }) => `  ${path}: ${message}`).join('\n');
  return new LlmError('CONFIG_INVALID', `${where} has ${count}:\n${list}`, {
    issues,
    ...(issues[0] ? { field: issues[0].path } : {}),
    ...(cause === undefined ? {} : { cause }),
  });
}
