import { expect, it } from 'vitest';
import { apiReport } from './api-report.ts';

const files: Record<string, string> = {
  'index.d.ts': "export { type Answer, ask } from './ask.ts';\nexport { KIND as NAME } from './kind.ts';\n",
  'ask.d.ts': `import type { Hidden } from './kind.ts';
/** Speaks; interface Fake { } */
export interface Answer {
    /** In words. */
    readonly text: string;
    readonly hidden: Hidden;
}
export declare function ask(question: string): Promise<Answer>;
export declare function ask(question: number): Promise<Answer>;
export declare function unused(): void;
`,
  'kind.d.ts':
    'export declare const KIND = "x";\nexport interface Hidden {\n    readonly deep: Deep;\n}\ninterface Deep {\n}\n',
};
const report = apiReport('x', 'index.d.ts', (path) => files[path] ?? '');

it('holds exports, their overloads and their own names, without comments', () => {
  expect(report).toContain('interface Answer {\n    readonly text: string;\n    readonly hidden: Hidden;\n}');
  expect(report).toContain('function ask(question: string): Promise<Answer>;\nfunction ask(question: number)');
  expect(report).toContain('const KIND = "x";');
  expect(report).not.toMatch(/In words|Fake|unused/);
});

it('holds what exported types reach, since a change of it is a change for users', () => {
  const [, inside = ''] = report.split('// Not exported');
  expect(inside).toContain('interface Hidden');
  expect(inside).toContain('interface Deep');
});

it('changes with the smallest change', () => {
  const other = apiReport('x', 'index.d.ts', (path) => (files[path] ?? '').replace('readonly deep', 'readonly deep?'));
  expect(other).not.toBe(report);
});
