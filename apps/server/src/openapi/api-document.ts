import { anthropicErrorSchema } from '@modelhaven/wire/anthropic';
import { ollamaErrorSchema } from '@modelhaven/wire/ollama';
import { errorResponseSchema } from '@modelhaven/wire/openai';
import type { z } from 'zod';
import { apiErrorSchema } from '../json/answer-schemas.ts';
import type { RegisteredOperation } from './collect-operations.ts';
import { createSchemaWriter, type SchemaObject, type SchemaWriter } from './json-schema.ts';
import type { OperationTag } from './operation.ts';

/** An OpenAPI document, as far as this package needs to know it. */
export interface ApiDocument {
  readonly openapi: '3.1.0';
  readonly info: SchemaObject;
  readonly servers: readonly SchemaObject[];
  readonly tags: readonly { readonly name: string; readonly description: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, ApiOperation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, SchemaObject>> };
}

/** One operation of an API document. */
export interface ApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly parameters?: readonly ApiParameter[];
  readonly requestBody?: { readonly required: true; readonly content: Readonly<Record<string, ApiContent>> };
  readonly responses: Readonly<Record<string, ApiResponse>>;
}

export interface ApiParameter {
  readonly name: string;
  readonly in: 'query' | 'path';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: SchemaObject;
}

export interface ApiContent {
  readonly schema?: SchemaObject;
  readonly example?: unknown;
}

export interface ApiResponse {
  readonly description: string;
  readonly headers?: SchemaObject;
  readonly content?: Readonly<Record<string, ApiContent>>;
}

const TAGS: Readonly<Record<OperationTag, string>> = {
  Generation: 'Text from the best model for the request.',
  OpenAI: "What clients of OpenAI call. Give them this server's address with `/v1` as base URL.",
  Anthropic: "What clients of Anthropic call. Give them this server's address as base URL.",
  Ollama: "What clients of Ollama call. Give them this server's address as host.",
  Safety: 'The safety engine by itself.',
  Models: 'Which models there are, which one would answer, and which are in memory.',
  Monitoring: 'What was measured, and who rests after failures.',
  Access: 'Who may come in, and how much they may use and spend.',
  Server: 'Health of the process, and this document.',
};

const ERRORS: Readonly<Partial<Record<OperationTag, z.ZodType>>> = {
  OpenAI: errorResponseSchema,
  Anthropic: anthropicErrorSchema,
  Ollama: ollamaErrorSchema,
};

const HEADERS = {
  'x-modelhaven-request-id': 'Id of the request, for the log.',
  'x-modelhaven-model': 'Who answered: id of the model.',
  'x-modelhaven-provider': 'Who answered: id of the provider.',
  'x-modelhaven-attempts':
    'How many attempts were made, and after a semicolon each as `address=OUTCOME:role:milliseconds`, with `:USD` where it cost something; `ANSWERING` for who answers while the headers are sent.',
  'x-modelhaven-cache':
    '`hit`, `miss` or `bypass`; absent where there is no response cache. With a hit, `age` says how many seconds old it is.',
  'x-modelhaven-cost-usd': 'USD for all attempts together; absent where a price is unknown, and in streams.',
  'x-modelhaven-safety': 'What the safety engine did; absent in streams.',
};

/** The OpenAPI 3.1 document of the routes, from the same schemas that validate their bodies and queries. */
export function createApiDocument(operations: readonly RegisteredOperation[], version: string): ApiDocument {
  const writer = createSchemaWriter();
  const paths: Record<string, Record<string, ApiOperation>> = {};
  for (const operation of operations) {
    const path = operation.path ?? operation.route;
    paths[path] = { ...paths[path], [operation.method.toLowerCase()]: describe(operation, path, writer) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Modelhaven',
      version,
      description: 'Every language model behind one door, with a safety engine for the people who talk to it.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    tags: Object.entries(TAGS).map(([name, description]) => ({ name, description })),
    paths,
    components: { schemas: writer.components },
  };
}

function describe(operation: RegisteredOperation, path: string, writer: SchemaWriter): ApiOperation {
  const { id, tag, summary, description, body, bodyExample, query } = operation;
  const parameters = [...pathParameters(path, operation.parameters), ...queryParameters(query, writer)];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description === undefined ? {} : { description }),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': {
                schema: writer.write(body, 'input'),
                ...(bodyExample === undefined ? {} : { example: bodyExample }),
              },
            },
          },
        }),
    responses: { ...responses(operation, writer), default: failure(tag, writer) },
  };
}

function pathParameters(path: string, descriptions: Readonly<Record<string, string>> = {}): ApiParameter[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    ...(descriptions[name] === undefined ? {} : { description: descriptions[name] }),
    schema: { type: 'string' },
  }));
}

/** Queries arrive as text; what they are read as says more. */
function queryParameters(query: z.ZodType | undefined, writer: SchemaWriter): ApiParameter[] {
  if (!query) return [];
  const { properties = {}, required = [] } = writer.write(query, 'output') as {
    readonly properties?: Readonly<Record<string, SchemaObject & { readonly description?: string }>>;
    readonly required?: readonly string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) => ({
    name,
    in: 'query',
    required: required.includes(name) && !('default' in schema),
    ...(description === undefined ? {} : { description }),
    schema,
  }));
}

function responses(operation: RegisteredOperation, writer: SchemaWriter): Record<string, ApiResponse> {
  const isAnswer = operation.streams !== undefined;
  const headers = Object.fromEntries(
    Object.entries(HEADERS).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );
  return Object.fromEntries(
    Object.entries(operation.responses).map(([status, { description, schema, example }]) => [
      status,
      {
        description,
        ...(isAnswer ? { headers } : {}),
        content: {
          [operation.contentType ?? 'application/json']: {
            ...(schema === undefined ? {} : { schema: writer.write(schema, 'output') }),
            ...(example === undefined ? {} : { example }),
          },
          ...(isAnswer
            ? {
                [operation.streamType ?? 'text/event-stream']: {
                  schema: { type: 'string', description: operation.streams },
                },
              }
            : {}),
        },
      },
    ]),
  );
}

function failure(tag: OperationTag, writer: SchemaWriter): ApiResponse {
  return {
    description: 'What went wrong, in words for people and a code for programs.',
    content: { 'application/json': { schema: writer.write(ERRORS[tag] ?? apiErrorSchema, 'output') } },
  };
}
