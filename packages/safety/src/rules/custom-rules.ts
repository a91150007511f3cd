import { type ErrorIssue, LlmError } from '@modelhaven/core';
import type { LanguagePack, PatternGroup } from '../lexicon/types.ts';
import { type CompiledLexicon, compileLexicon } from '../match/compile-lexicon.ts';
import { Scanner } from '../match/scan.ts';

/** A rule of one's own. */
export interface CustomRule {
  /** Letters, digits, dots and dashes; unique. */
  readonly id: string;
  readonly category: string;
  /** 1 to 6. */
  readonly level: number;
  /** Phrases to find as they stand (folded like any text). */
  readonly phrases?: readonly string[];
  /** Patterns in the language of the lexicon: choices, gaps, optional words. */
  readonly patterns?: readonly string[];
  /** A regular expression in RE2's syntax; needs the optional package `re2js`, and a literal that the text must hold. */
  readonly regex?: { readonly source: string; readonly literal: string };
  /** Whether a reply that says this is stopped. */
  readonly blocks?: boolean;
  /** Checked when the rules are loaded: each must match. */
  readonly match?: readonly string[];
  /** Checked when the rules are loaded: none may match. */
  readonly noMatch?: readonly string[];
}

/** A match of a regular expression rule. */
export interface RegexMatch {
  readonly rule: CustomRule;
  readonly start: number;
  readonly end: number;
}

/** Rules that were checked and are ready to use. */
export interface CustomRules {
  /** Phrases and patterns, compiled; searched beside the built-in ones. */
  readonly lexicon: CompiledLexicon | undefined;
  /** What the regular expressions find. */
  findRegex(text: string): readonly RegexMatch[];
}

const MOST_RULES = 500;
const MOST_PATTERNS = 100;
const LONGEST_PATTERN = 500;
const LONGEST_REGEX = 300;
const SHORTEST_LITERAL = 3;

/** What tests and bundlers hand in. */
export interface LoadRulesOptions {
  /** Imports `re2js`; asked only where a rule has a regular expression. */
  readonly importRe2?: () => Promise<unknown>;
}

/**
 * Checks rules and makes them ready. Rejects with `CONFIG_INVALID` and every problem: a bad id, level or pattern, an
 * example that fails, a limit passed. With `DEPENDENCY_MISSING` where a regular expression needs `re2js`.
 */
export async function loadCustomRules(
  rules: readonly CustomRule[],
  { importRe2 = () => import(RE2_PACKAGE) }: LoadRulesOptions = {},
): Promise<CustomRules> {
  const issues: ErrorIssue[] = [];
  if (rules.length > MOST_RULES) issues.push({ path: 'rules', message: `at most ${MOST_RULES} rules` });
  const ids = new Set<string>();
  rules.forEach((rule, index) => {
    issues.push(...shapeIssues(rule, `rules[${index}]`, ids));
  });
  if (issues.length > 0) throw invalid(issues);
  const pack = packOf(rules);
  const lexicon = pack ? compileLexicon([pack]) : undefined;
  const scanner = lexicon ? new Scanner(lexicon) : undefined;
  const regexes = await compileRegexes(rules, importRe2);
  const findRegex = (text: string): readonly RegexMatch[] => {
    const lower = text.toLowerCase();
    return regexes.flatMap(({ rule, literal, find }) =>
      lower.includes(literal) ? find(text).map((place) => ({ rule, ...place })) : [],
    );
  };
  const matches = (rule: CustomRule, text: string): boolean =>
    findRegex(text).some((match) => match.rule === rule) ||
    (scanner?.scan(text).findings.some((match) => match.rule.group.id === `custom.${rule.id}`) ?? false);
  rules.forEach((rule, index) => {
    rule.match?.forEach((text, number) => {
      if (!matches(rule, text))
        issues.push({ path: `rules[${index}].match[${number}]`, message: 'the rule does not match this example' });
    });
    rule.noMatch?.forEach((text, number) => {
      if (matches(rule, text))
        issues.push({ path: `rules[${index}].noMatch[${number}]`, message: 'the rule matches this example' });
    });
  });
  if (issues.length > 0) throw invalid(issues);
  return { lexicon, findRegex };
}

function invalid(issues: readonly ErrorIssue[]): LlmError {
  const first = issues[0];
  return new LlmError('CONFIG_INVALID', `The safety rules are not valid: ${first?.path}: ${first?.message}.`, {
    issues,
    ...(first && { field: first.path }),
  });
}

function shapeIssues(rule: CustomRule, path: string, ids: Set<string>): ErrorIssue[] {
  const issues: ErrorIssue[] = [];
  const add = (field: string, message: string): void => void issues.push({ path: `${path}.${field}`, message });
  if (!/^[A-Za-z0-9.-]{1,80}$/.test(rule.id)) add('id', 'letters, digits, dots and dashes, at most 80');
  if (ids.has(rule.id)) add('id', 'used twice');
  ids.add(rule.id);
  if (!Number.isInteger(rule.level) || rule.level < 1 || rule.level > 6) add('level', 'a whole number from 1 to 6');
  const patterns = [...(rule.phrases ?? []), ...(rule.patterns ?? [])];
  if (patterns.length === 0 && !rule.regex) add('phrases', 'phrases, patterns or a regex are needed');
  if (patterns.length > MOST_PATTERNS) add('patterns', `at most ${MOST_PATTERNS}`);
  if (patterns.some((pattern) => pattern.length > LONGEST_PATTERN))
    add('patterns', `at most ${LONGEST_PATTERN} characters each`);
  if (rule.regex && rule.regex.source.length > LONGEST_REGEX)
    add('regex.source', `at most ${LONGEST_REGEX} characters`);
  if (rule.blocks && patterns.length === 0 && rule.regex)
    add('blocks', 'replies are stopped by phrases and patterns; a regex is read too late for that');
  if (rule.regex && rule.regex.literal.length < SHORTEST_LITERAL)
    add('regex.literal', `at least ${SHORTEST_LITERAL} characters that every match holds`);
  if (issues.length === 0 && patterns.length > 0) {
    const pack = packOf([rule]);
    try {
      if (pack) compileLexicon([pack]);
    } catch (error) {
      add('patterns', error instanceof Error ? error.message : 'does not parse');
    }
  }
  return issues;
}

/** The rules as a language of their own, without common words: every word of theirs calls a search. */
function packOf(rules: readonly CustomRule[]): LanguagePack | undefined {
  const groups = rules.flatMap((rule): PatternGroup[] => {
    const phrases = (rule.phrases ?? []).map((phrase) => phrase.replace(/[()|?~$_*]/g, ' '));
    const lines = [...phrases, ...(rule.patterns ?? [])].map((line) => line.replace(/\n/g, ' '));
    if (lines.length === 0) return [];
    return [
      {
        id: `custom.${rule.id}`,
        category: rule.category,
        level: rule.level,
        plane: 'content',
        subject: 'generic',
        firm: true,
        ...(rule.blocks && { blocks: 'always' as const }),
        patterns: lines.join('\n'),
      },
    ];
  });
  return groups.length > 0
    ? { language: 'en', common: '', macros: 'filler = really | just | very | so', groups }
    : undefined;
}

interface CompiledRegex {
  readonly rule: CustomRule;
  readonly literal: string;
  find(text: string): readonly { readonly start: number; readonly end: number }[];
}

interface Re2Regex {
  matcher(text: string): { find(): boolean; start(): number; end(): number };
  programSize(): number;
}

/** The part of `re2js` that is used. */
interface Re2Module {
  readonly RE2JS: {
    readonly CASE_INSENSITIVE: number;
    compile(source: string, flags?: number): Re2Regex;
  };
}

const MOST_REGEX_MATCHES = 50;
const MOST_REGEX_STEPS = 2_000;
// Not a literal in the import: the package is optional and need not be there when types are checked.
const RE2_PACKAGE: string = 're2js';

async function compileRegexes(
  rules: readonly CustomRule[],
  importRe2: () => Promise<unknown>,
): Promise<readonly CompiledRegex[]> {
  if (!rules.some((rule) => rule.regex)) return [];
  const { RE2JS } = await loadRe2(importRe2);
  const issues: ErrorIssue[] = [];
  const compiled = rules.flatMap((rule, index): CompiledRegex[] => {
    if (!rule.regex) return [];
    const { source, literal } = rule.regex;
    const path = `rules[${index}].regex.source`;
    try {
      const regex = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
      if (regex.programSize() > MOST_REGEX_STEPS)
        issues.push({ path, message: `is too large once compiled (at most ${MOST_REGEX_STEPS} steps)` });
      return [{ rule, literal: literal.toLowerCase(), find: (text) => findAll(regex, text) }];
    } catch (error) {
      const why = error instanceof Error ? error.message : 'it does not parse';
      issues.push({ path, message: `is not valid RE2 syntax, which has no lookaround and no backreferences: ${why}` });
      return [];
    }
  });
  if (issues.length > 0) throw invalid(issues);
  return compiled;
}

function findAll(regex: Re2Regex, text: string): readonly { readonly start: number; readonly end: number }[] {
  const matcher = regex.matcher(text);
  const places: { start: number; end: number }[] = [];
  while (places.length < MOST_REGEX_MATCHES && matcher.find()) {
    places.push({ start: matcher.start(), end: matcher.end() });
  }
  return places;
}

async function loadRe2(importRe2: () => Promise<unknown>): Promise<Re2Module> {
  try {
    return (await importRe2()) as Re2Module;
  } catch (cause) {
    throw new LlmError(
      'DEPENDENCY_MISSING',
      'Safety rules with regular expressions need the package re2js: npm install re2js',
      { cause },
    );
  }
}
