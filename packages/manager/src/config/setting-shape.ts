import { configJsonSchema } from './schema.ts';

/** What a setting of one plain value may be. */
export type SettingShape =
  | { readonly type: 'boolean' }
  | { readonly type: 'number'; readonly integer: boolean; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'choice'; readonly options: readonly string[] };

interface SchemaNode {
  readonly type?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly additionalProperties?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

let root: SchemaNode | undefined;

/**
 * The shape of the setting at a path such as `server.port`: numbers, truth values and choices. Undefined for texts, lists
 * and mappings (among them every address, file name and secret), and where there is no such setting.
 */
export function settingShape(path: string): SettingShape | undefined {
  root ??= configJsonSchema();
  let node: SchemaNode | undefined = root;
  for (const key of path.split('.')) node = childOf(node, key);
  if (node === undefined) return undefined;
  if (node.enum?.every((option) => typeof option === 'string')) return { type: 'choice', options: node.enum };
  if (node.type === 'boolean') return { type: 'boolean' };
  if (node.type !== 'number' && node.type !== 'integer') return undefined;
  const { minimum, maximum } = node;
  return {
    type: 'number',
    integer: node.type === 'integer',
    // What a whole number can be at all is no bound worth telling.
    ...(minimum === undefined || minimum <= Number.MIN_SAFE_INTEGER ? {} : { minimum }),
    ...(maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? {} : { maximum }),
  };
}

function childOf(node: SchemaNode | undefined, key: string): SchemaNode | undefined {
  const { properties, additionalProperties } = node ?? {};
  if (properties && Object.hasOwn(properties, key)) return properties[key];
  return typeof additionalProperties === 'object' ? (additionalProperties as SchemaNode) : undefined;
}
