/** A top-level declaration of a file of types. */
export interface Declaration {
  readonly name: string;
  /** Without comments, `export` and `declare`. */
  readonly text: string;
}

/** What a file of types holds and where its other names come from. */
export interface DeclarationFile {
  readonly declarations: readonly Declaration[];
  /** The local name of what is imported from a file of the same package, with its name there. */
  readonly imports: ReadonlyMap<string, { readonly from: string; readonly name: string }>;
  /** What is handed on, by its public name; without `from` it is declared here. */
  readonly exports: ReadonlyMap<string, { readonly from?: string; readonly name: string }>;
}

const START = /^(?:export |declare |import |interface |type |class |function |const |abstract )/;
const NAMED = /^(?:export )?(?:declare )?(?:abstract )?(?:interface|type|class|function|const) (?<name>[\w$]+)/;

/** Reads a file as `tsc` writes it: every statement begins at the start of a line. */
export function readDeclarations(source: string): DeclarationFile {
  const declarations = new Map<string, string>();
  const imports = new Map<string, { from: string; name: string }>();
  const exported = new Map<string, { from?: string; name: string }>();
  for (const statement of statementsOf(source)) {
    const list = /^(?<kind>import|export) (?:type )?\{(?<names>[^}]*)\}(?: from ['"](?<from>[^'"]+)['"])?/.exec(
      statement,
    )?.groups;
    if (list) {
      const from = list['from'];
      for (const [name, alias] of namesIn(list['names'] ?? '')) {
        if (list['kind'] === 'export') exported.set(alias, from === undefined ? { name } : { from, name });
        else if (from?.startsWith('.')) imports.set(alias, { from, name });
      }
      continue;
    }
    const name = NAMED.exec(statement)?.groups?.['name'];
    if (name === undefined) continue;
    const text = statement.replace(/^export /, '').replace(/^declare /, '');
    // Overloads belong together.
    declarations.set(name, declarations.has(name) ? `${declarations.get(name)}\n${text}` : text);
    if (statement.startsWith('export ')) exported.set(name, { name });
  }
  return {
    declarations: [...declarations].map(([name, text]) => ({ name, text })),
    imports,
    exports: exported,
  };
}

function statementsOf(source: string): string[] {
  const lines = source
    .replace(/\/\*\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '');
  const statements: string[][] = [];
  for (const line of lines) {
    if (START.test(line)) statements.push([line]);
    else statements.at(-1)?.push(line);
  }
  return statements.map((statement) => statement.join('\n'));
}

function namesIn(list: string): [name: string, alias: string][] {
  return list
    .split(',')
    .map((entry) => entry.trim().replace(/^type /, ''))
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [name = '', alias = name] = entry.split(' as ').map((part) => part.trim());
      return [name, alias];
    });
}
