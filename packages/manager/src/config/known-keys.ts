import { z } from 'zod';
import { nearestNames } from '../nearest.ts';
import type { ConfigPath } from './tree.ts';

/** The keys that a schema knows at a path; none where anything goes or nothing is known. */
export function knownKeysAt(schema: z.core.$ZodType, path: ConfigPath): readonly string[] {
  return [...new Set(schemasAt([schema], path).flatMap(keysOf))];
}

function schemasAt(schemas: readonly z.core.$ZodType[], path: ConfigPath): readonly z.core.$ZodType[] {
  const [key, ...rest] = path;
  const open = schemas.flatMap(unwrap);
  if (key === undefined) return open;
  const next = open.flatMap((schema): readonly z.core.$ZodType[] => {
    if (schema instanceof z.ZodObject) {
      const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
      const inner = Object.hasOwn(shape, key) ? shape[key] : undefined;
      return inner ? [inner] : [];
    }
    if (schema instanceof z.ZodRecord) return [schema.valueType];
    if (schema instanceof z.ZodArray) return [schema.element];
    return [];
  });
  return schemasAt(next, rest);
}

function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable) {
    return unwrap(schema.unwrap());
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  return [schema];
}

function keysOf(schema: z.core.$ZodType): readonly string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

/** Where else a schema knows this key: for keys that are right but stand in the wrong place. */
export function placesOfKey(schema: z.core.$ZodType, key: string): readonly string[] {
  const places: string[] = [];
  const walk = (current: z.core.$ZodType, path: string) => {
    for (const open of unwrap(current)) {
      if (open instanceof z.ZodRecord) walk(open.valueType as z.core.$ZodType, `${path}.<name>`);
      if (!(open instanceof z.ZodObject)) continue;
      for (const [name, inner] of Object.entries(open.shape as Record<string, z.core.$ZodType>)) {
        const place = path === '' ? name : `${path}.${name}`;
        if (name === key) places.push(place);
        walk(inner, place);
      }
    }
  };
  walk(schema, '');
  return places;
}

/** What to write instead of a key that is not known. */
export function suggestKey(key: string, known: readonly string[], elsewhere: readonly string[] = []): string {
  const [nearest] = nearestNames(key.replaceAll('-', '_'), known, 1);
  if (nearest !== undefined) return ` Did you mean "${nearest}"?`;
  const [place] = elsewhere;
  if (place !== undefined && elsewhere.length === 1) return ` It belongs at ${place}.`;
  return known.length === 0 ? '' : ` Known here: ${known.join(', ')}.`;
}
