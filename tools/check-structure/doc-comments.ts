import { isTest, type Problem, type SourceFile, type Workspace } from './workspace.ts';

/** Packages whose every exported symbol is explained. The contract speaks to people who never read its code. */
const EXPLAINED = ['packages/core'];

const DECLARATION = /^export (?:declare |abstract |async )*(?:interface|type|class|function\*?|const) (?<name>\w+)/;

/** Reports exported symbols of the explained packages that no doc comment stands before. */
export function checkDocComments({ packages }: Workspace): Problem[] {
  return packages
    .filter(({ directory }) => EXPLAINED.includes(directory))
    .flatMap(({ directory, sources }) =>
      sources
        .filter((file) => !isTest(file))
        .flatMap((file) =>
          undocumented(file).map((problem) => ({ ...problem, where: `${directory}/${problem.where}` })),
        ),
    );
}

function undocumented({ path, text }: SourceFile): Problem[] {
  const lines = text.split('\n');
  const explained = new Set<string>();
  return lines.flatMap((line, index) => {
    const name = DECLARATION.exec(line)?.groups?.['name'];
    if (name === undefined || explained.has(name)) return [];
    // Overloads share the comment of the first.
    explained.add(name);
    if (lines[index - 1]?.trimEnd().endsWith('*/')) return [];
    return [{ where: `${path}:${index + 1}`, message: `${name} is exported and has no doc comment` }];
  });
}
