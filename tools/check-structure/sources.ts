import { isTest, type Problem, type SourceFile, type Workspace } from './workspace.ts';

/** Lines of logic that one file may have. */
const WALL = 400;

/** Files that hold nothing but data may be as long as the data. */
const DATA = [/\/lexicon\//, /\/data(\.ts$|\/)/, /\.gen\.ts$/, /-data\.ts$/, /known-models\.ts$/, /priors\.ts$/];

interface Rule {
  readonly pattern: RegExp;
  readonly message: string;
  readonly applies: (directory: string, file: SourceFile) => boolean;
}

const inPackages = (directory: string): boolean => directory.startsWith('packages/');

const RULES: readonly Rule[] = [
  {
    pattern: /^export \* /m,
    message: '`export *` hides what is public; name the exports',
    applies: () => true,
  },
  {
    pattern: /^export default /m,
    message: 'default exports have no name to search for',
    applies: () => true,
  },
  {
    // Setting a variable for a library in a process of one's own is no reading.
    pattern: /\bprocess\.env\b(?!\.\w+ = )/,
    message: 'packages do not read process.env; what they need is handed in',
    applies: (directory, file) => inPackages(directory) && !isTest(file),
  },
  {
    pattern: /\bconsole\.(log|error|warn|info|debug)\b/,
    message: 'packages do not write to the console; they log to the logger they are given',
    applies: (directory, file) => inPackages(directory) && !isTest(file),
  },
  {
    pattern: /\b(?:it|test|describe)\.(?:only|todo)\(/,
    message: 'a test left with .only or .todo',
    applies: (_, file) => isTest(file),
  },
  {
    pattern: /@ts-(?:ignore|nocheck)|\bas any\b/,
    message: 'the type checker was silenced',
    applies: () => true,
  },
  {
    pattern: /\b(?:TODO|FIXME|XXX)\b/,
    message: 'unfinished work belongs into an issue',
    // Compressed data may spell any word.
    applies: (_, file) => !isTest(file) && !file.path.endsWith('.gen.ts'),
  },
];

/** Rules on the text of every source file. */
export function checkSources({ packages }: Workspace): Problem[] {
  const all = packages.flatMap(({ directory, sources }) => sources.map((file) => ({ directory, file })));
  if (all.length === 0) return [{ where: 'packages', message: 'no source files were found' }];
  return all.flatMap(({ directory, file }) => {
    const where = `${directory}/${file.path}`;
    const broken = RULES.filter(
      (rule) => rule.applies(directory, file) && rule.pattern.test(withoutComments(file.text)),
    );
    return [...broken.map(({ message }) => ({ where, message })), ...sizeProblems(where, file)];
  });
}

function sizeProblems(where: string, file: SourceFile): Problem[] {
  const lines = file.text.split('\n').length - 1;
  if (isTest(file) || lines <= WALL || DATA.some((pattern) => pattern.test(file.path))) return [];
  return [{ where, message: `${lines} lines are two ideas in one room; the wall is ${WALL}` }];
}

// Rules speak of code. TODO is looked for in comments as well, so only doc blocks and line comments without it go.
function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, (comment) =>
    /\b(?:TODO|FIXME|XXX)\b|@ts-/.test(comment) ? comment : '',
  );
}
