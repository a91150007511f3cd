import { connect } from 'node:net';
import { type Finding, fine, problem } from './finding.ts';

const PATIENCE_MS = 2_000;

/** What speaks to each kind of store, and where it listens where its address does not say. */
const STORES: Readonly<Record<string, { readonly name: string; readonly package: string; readonly port: number }>> = {
  redis: { name: 'Redis', package: 'redis', port: 6379 },
  rediss: { name: 'Redis', package: 'redis', port: 6379 },
  postgres: { name: 'PostgreSQL', package: 'pg', port: 5432 },
  postgresql: { name: 'PostgreSQL', package: 'pg', port: 5432 },
  neo4j: { name: 'Neo4j', package: 'neo4j-driver', port: 7687 },
  'neo4j+s': { name: 'Neo4j', package: 'neo4j-driver', port: 7687 },
  bolt: { name: 'Neo4j', package: 'neo4j-driver', port: 7687 },
  'bolt+s': { name: 'Neo4j', package: 'neo4j-driver', port: 7687 },
};

/** Is a store there that a setting names, and the package that speaks to it. Nothing for `embedded` and `memory`. */
export async function checkStore(
  setting: string,
  address: string,
  isInstalled: (name: string) => boolean,
): Promise<readonly Finding[]> {
  const kind = STORES[address.slice(0, Math.max(0, address.indexOf(':')))];
  if (!kind) return [];
  const driver = isInstalled(kind.package)
    ? []
    : [problem('store', `${setting} needs the package "${kind.package}".`, `npm install ${kind.package}`)];
  // A scheme that URL does not know keeps user and host together; http has the same form.
  const url = new URL(address.replace(/^[^:]+:/, 'http:'));
  const { hostname } = url;
  const port = url.port === '' ? kind.port : Number(url.port);
  const where = `${hostname}:${port}`;
  const isThere = await answers(hostname.replace(/^\[|\]$/g, ''), port);
  return [
    ...driver,
    isThere
      ? fine('store', `${kind.name} listens at ${where}`)
      : problem(
          'store',
          `Nobody listens at ${where}, where ${setting} has its ${kind.name}.`,
          `Start ${kind.name}, or correct ${setting}.`,
        ),
  ];
}

function answers(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (isThere: boolean) => {
      socket.destroy();
      resolve(isThere);
    };
    socket.once('connect', () => end(true));
    socket.once('timeout', () => end(false));
    socket.once('error', () => end(false));
  });
}
