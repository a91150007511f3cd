import { DEFAULTS } from '../../packages/manager/src/config/defaults.ts';
import { configJsonSchema } from '../../packages/manager/src/config/schema.ts';
import { valueAt } from '../../packages/manager/src/config/tree.ts';

interface SchemaNode {
  readonly type?: string;
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly SchemaNode[];
  readonly items?: SchemaNode;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: SchemaNode | boolean;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

const HEAD = `# Every key of the configuration

Made from the schema that checks the file (\`npm run generate\`); what the keys mean stands in [Configuration](configuration.md).
\`<name>\` stands for a name of yours, \`[]\` for each entry of a list. A key without a default is off, or its provider's own
default holds. "As its provider says" marks keys that the provider's package checks; its README tells of them.
`;

/** The page that lists every key with what it may be and what it is by default. */
export function configurationReference(): string {
  const root = configJsonSchema() as SchemaNode;
  const { model_management, server } = root.properties ?? {};
  const sections: (readonly [string, SchemaNode])[] = [
    ...Object.entries(model_management?.properties ?? {})
      .filter(([name]) => name !== 'providers')
      .map(([name, node]) => [`model_management.${name}`, node] as const),
    ...Object.entries(model_management?.properties?.['providers']?.properties ?? {}).map(
      ([name, node]) => [`model_management.providers.${name}`, node] as const,
    ),
    ['server', server ?? {}],
  ];
  const plain = sections.filter(([, node]) => !isMapping(node));
  const tables = sections
    .filter(([, node]) => isMapping(node))
    .map(([path, node]) => `## \`${path}\`\n\n${tableOf([...rowsOf(path, '', node)])}`);
  return [
    HEAD,
    `## \`model_management\`\n\n${tableOf(plain.map(([path, node]) => rowOf(path, lastOf(path), node)))}`,
    ...tables,
  ].join('\n');
}

const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

function tableOf(rows: readonly string[]): string {
  return `| key | may be | default |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
}

function isMapping({ properties, additionalProperties }: SchemaNode): boolean {
  return properties !== undefined || typeof additionalProperties === 'object';
}

function* rowsOf(path: string, name: string, node: SchemaNode): Generator<string> {
  const under = (key: string) => (name === '' ? key : `${name}.${key}`);
  if (node.properties) {
    for (const [key, inner] of Object.entries(node.properties)) yield* rowsOf(`${path}.${key}`, under(key), inner);
  } else if (typeof node.additionalProperties === 'object' && isMapping(node.additionalProperties)) {
    yield* rowsOf(`${path}.<name>`, under('<name>'), node.additionalProperties);
  } else if (typeof node.additionalProperties === 'object' && name === '') {
    yield rowOf(`${path}.<name>`, '<name>', node.additionalProperties);
    for (const form of node.additionalProperties.anyOf?.filter(isMapping) ?? []) yield* rowsOf(path, '<name>', form);
  } else if (node.items && isMapping(node.items)) {
    yield* rowsOf(`${path}[]`, `${name}[]`, node.items);
  } else {
    yield rowOf(path, name, node);
  }
}

function rowOf(path: string, name: string, node: SchemaNode): string {
  const value = valueAt(DEFAULTS, path.split('.'));
  const shown = value === undefined ? '' : `\`${JSON.stringify(value).replaceAll('|', '\\|')}\``;
  return `| \`${name}\` | ${kindOf(node)} | ${shown} |`;
}

function kindOf(node: SchemaNode): string {
  if (node.enum) return node.enum.map((option) => `\`${String(option)}\``).join(', ');
  if (node.anyOf) return [...new Set(node.anyOf.map(kindOf))].join(', or ');
  if (node.type === 'array') return `a list of ${node.items ? pluralOf(kindOf(node.items)) : 'anything'}`;
  if (node.type === 'object' && typeof node.additionalProperties === 'object') {
    return `by name: ${kindOf(node.additionalProperties)}`;
  }
  if (node.type === 'object') return 'a mapping';
  if (node.type === 'boolean') return 'true or false';
  if (node.type === 'number' || node.type === 'integer') return numberOf(node);
  if (node.type === 'string') return node.format === 'uri' ? 'an address' : 'a text';
  return 'as its provider says';
}

function numberOf({ type, minimum, exclusiveMinimum, maximum }: SchemaNode): string {
  const kind = type === 'integer' ? 'a whole number' : 'a number';
  const low = minimum !== undefined && minimum > Number.MIN_SAFE_INTEGER ? minimum : undefined;
  const high = maximum !== undefined && maximum < Number.MAX_SAFE_INTEGER ? maximum : undefined;
  if (exclusiveMinimum !== undefined)
    return `${kind} above ${exclusiveMinimum}${high === undefined ? '' : `, at most ${high}`}`;
  if (low !== undefined && high !== undefined) return `${kind} from ${low} to ${high}`;
  if (low !== undefined) return `${kind}, ${low} or more`;
  return high === undefined ? kind : `${kind}, ${high} or less`;
}

function pluralOf(kind: string): string {
  return kind === 'a text' ? 'texts' : kind === 'a mapping' ? 'mappings' : kind;
}
