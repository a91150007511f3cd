import process from 'node:process';
import { writeProvider } from './write-provider.ts';

try {
  const { kind, type, folder } = writeProvider(process.cwd(), process.argv[2]);
  console.log(`${folder} is there. It fails its conformance cases until it is written:

  npm test -- ${folder}
  npm run structure

When it passes: \`definition as ${type.charAt(0).toLowerCase()}${type.slice(1)}\` of @modelhaven/provider-${kind} into the catalog.ts of each app
that shall ship it, a line in the table of packages of README.md, and a changeset. docs/adding-a-provider.md has the rest.`);
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 2;
}
