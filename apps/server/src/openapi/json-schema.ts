import { z } from 'zod';

/** A JSON schema as it stands in an API document. */
export type SchemaObject = Readonly<Record<string, unknown>>;

/** Turns zod schemas into JSON schemas and collects those that have a name. */
export interface SchemaWriter {
  /** The schema, or a reference to its name. `input` is what a client sends, `output` what it gets. */
  write(schema: z.ZodType, io: 'input' | 'output'): SchemaObject;
  /** Every named schema so far. */
  readonly components: Readonly<Record<string, SchemaObject>>;
}

/** An empty collection. */
export function createSchemaWriter(): SchemaWriter {
  const components: Record<string, SchemaObject> = {};
  const seen = new Map<string, string>();
  /** Throws where two schemas have one name: every reference to the first would mean the second. */
  const demandOneMeaning = (name: string, io: string, definition: object): void => {
    const text = JSON.stringify(definition);
    const before = seen.get(`${io} ${name}`);
    if (before !== undefined && before !== text) throw new Error(`Two schemas of the API document are called ${name}.`);
    seen.set(`${io} ${name}`, text);
  };
  return {
    components,
    write(schema, io) {
      const {
        $schema: _,
        $defs = {},
        ...root
      } = z.toJSONSchema(schema, {
        io,
        unrepresentable: 'any',
        override: ({ jsonSchema }) => {
          // zod bounds integers by what a double holds; saying so helps nobody.
          if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
          if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
        },
      });
      // What a client sends and what it gets may differ in one schema, by defaults and transformations.
      const names = new Map(
        Object.keys($defs).map((name) => [name, io === 'input' && isTaken(name) ? `${name}Input` : name]),
      );
      for (const [name, definition] of Object.entries($defs)) {
        demandOneMeaning(name, io, definition);
        components[names.get(name) ?? name] = rename(definition, names);
      }
      return rename(root, names);

      function isTaken(name: string): boolean {
        const known = components[name];
        return known !== undefined && JSON.stringify(known) !== JSON.stringify(rename($defs[name] ?? {}, new Map()));
      }
    },
  };
}

/** Points references from a schema's own definitions to those of the document. */
function rename(schema: object, names: ReadonlyMap<string, string>): SchemaObject {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key !== '$ref' || typeof value !== 'string') return value;
    const name = value.replace('#/$defs/', '');
    return `#/components/schemas/${names.get(name) ?? name}`;
  });
}
