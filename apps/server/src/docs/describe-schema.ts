import type { SchemaObject } from '../openapi/json-schema.ts';

/** A field of a body, for a table. */
export interface SchemaField {
  readonly name: string;
  /** `string`, `Message[]`, `"auto" | "none"`. */
  readonly type: string;
  readonly isRequired: boolean;
  readonly description?: string;
}

type Components = Readonly<Record<string, SchemaObject>>;

/** The fields of an object schema; none where it is something else. */
export function fieldsOf(schema: SchemaObject, components: Components): readonly SchemaField[] {
  const { properties = {}, required = [] } = resolve(schema, components) as {
    readonly properties?: Readonly<Record<string, SchemaObject>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, property]) => {
    const description = property['description'];
    return {
      name,
      type: typeName(property),
      isRequired: required.includes(name),
      ...(typeof description === 'string' ? { description } : {}),
    };
  });
}

function resolve(schema: SchemaObject, components: Components): SchemaObject {
  const ref = schema['$ref'];
  if (typeof ref !== 'string') return schema;
  return components[refName(ref)] ?? {};
}

function refName(ref: string): string {
  return ref.slice(ref.lastIndexOf('/') + 1);
}

/** The type of a value in a few words. */
export function typeName(schema: SchemaObject): string {
  const { type, items } = schema;
  const ref = schema['$ref'];
  const values = schema['enum'];
  const branches = schema['anyOf'] ?? schema['oneOf'];
  if (typeof ref === 'string') return refName(ref);
  if (Array.isArray(values)) return values.map((value) => JSON.stringify(value)).join(' | ');
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(branches)) return [...new Set(branches.map(typeName))].join(' | ');
  if (type === 'array')
    return `${arrayItem(typeof items === 'object' && items !== null ? (items as SchemaObject) : {})}[]`;
  if (Array.isArray(type)) return type.join(' | ');
  return typeof type === 'string' ? type : 'any';
}

function arrayItem(schema: SchemaObject): string {
  const name = typeName(schema);
  return name.includes(' | ') ? (name.length > 60 ? 'object' : `(${name})`) : name;
}
