import fc from 'fast-check';

/** A schema and a value that keeps to it. */
export interface SchemaPair {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly value: unknown;
}

const text = fc.string({ maxLength: 6 });
const leaf: fc.Arbitrary<SchemaPair> = fc.oneof(
  text.map((value) => ({ schema: { type: 'string' }, value })),
  text.map((value) => ({ schema: { type: 'string', minLength: [...value].length, maxLength: 8 }, value })),
  fc.integer({ min: -999, max: 999 }).map((value) => ({ schema: { type: 'integer' }, value })),
  fc.integer({ min: -9, max: 9 }).map((value) => ({ schema: { type: 'integer', minimum: -9, maximum: 9 }, value })),
  fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 })
    .map((value) => ({ schema: { type: 'number' }, value: Math.round(value * 100) / 100 + 0 })),
  fc.boolean().map((value) => ({ schema: { type: ['boolean', 'null'] }, value })),
  fc.jsonValue({ maxDepth: 2 }).map((value) => ({ schema: {}, value: JSON.parse(JSON.stringify(value)) })),
  text.map((value) => ({ schema: { enum: [value, 'other', 5] }, value })),
  text.map((value) => ({ schema: { const: { a: [value] } }, value: { a: [value] } })),
);
const { pair } = fc.letrec<{ pair: SchemaPair }>((tie) => ({
  pair: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('pair'), { minLength: 1, maxLength: 3 }).map((pairs) => ({
      schema: { type: 'array', prefixItems: pairs.map(({ schema }) => schema) },
      value: pairs.map(({ value }) => value),
    })),
    tie('pair').chain(({ schema, value }) =>
      fc.integer({ min: 0, max: 3 }).map((count) => ({
        schema: { type: 'array', items: schema, minItems: count, maxItems: 3 },
        value: Array.from({ length: count }, () => value),
      })),
    ),
    tie('pair').map(({ schema, value }) => ({ schema: { anyOf: [{ type: 'boolean' }, schema] }, value })),
    fc
      .array(
        fc.tuple(
          fc.string({ minLength: 1, maxLength: 4 }),
          tie('pair'),
          fc.constantFrom('required', 'there', 'absent'),
        ),
        { maxLength: 4 },
      )
      .map((members) => {
        const unique = [...new Map(members.map((member) => [member[0], member])).values()];
        return {
          schema: {
            type: 'object',
            properties: Object.fromEntries(unique.map(([key, { schema }]) => [key, schema])),
            required: unique.flatMap(([key, , kind]) => (kind === 'required' ? [key] : [])),
            additionalProperties: false,
          },
          // Members come in the order in which the object lists its properties.
          value: Object.fromEntries(
            unique.flatMap(([key, { value }, kind]) => (kind === 'absent' ? [] : [[key, value]])),
          ),
        };
      }),
  ),
}));

/** Schemas and values of every kind, nested. */
export const schemaPair: fc.Arbitrary<SchemaPair> = pair;

/** JSON as models write it, with a space after colons and commas. */
export function spaced(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, inner]) => `${JSON.stringify(key)}: ${spaced(inner)}`)
    .join(', ')}}`;
}
