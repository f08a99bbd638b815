import * as z from 'zod';
import { openApiDocument } from '../../functions/http/openapi.ts';

/** The part of JSON Schema that the API's document makes use of. */
export interface Schema {
  readonly $ref?: string | undefined;
  readonly type?: string | readonly string[] | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly oneOf?: readonly Schema[] | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** Of a tuple, by place. */
  readonly prefixItems?: readonly Schema[] | undefined;
  readonly items?: Schema | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    $ref: z.string().optional(),
    type: z.union([z.string(), z.array(z.string())]).optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(schema).optional(),
    oneOf: z.array(schema).optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
    prefixItems: z.array(schema).optional(),
    // A tuple ends with `false`.
    items: z.preprocess((items) => (items === false ? undefined : items), schema.optional()),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
  }),
);
const parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean().default(false),
  schema,
});
/** Without content: an answer that has no body, such as 304. */
const response = z.looseObject({ description: z.string(), content: z.record(z.string(), z.unknown()).default({}) });
const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ content: z.record(z.string(), z.looseObject({ schema })) }).optional(),
  security: z.array(z.unknown()).optional(),
  responses: z.record(z.string(), response),
});
const documentSchema = z.looseObject({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.looseObject({ schemas: z.record(z.string(), schema) }),
});

export type Parameter = z.output<typeof parameter>;

/** One operation of the document with its place in it. */
export interface DescribedOperation extends z.output<typeof operation> {
  readonly method: string;
  readonly path: string;
}

export interface ApiDocument {
  /** All of it, as a client gets it. */
  readonly json: object;
  readonly operations: readonly DescribedOperation[];
  /** What a reference such as `#/components/schemas/Ballot` stands for. */
  readonly resolve: (schema: Schema) => Schema;
}

/** The API's own description of itself, read as a stranger would. */
export function readApiDocument(): ApiDocument {
  const json: unknown = JSON.parse(JSON.stringify(openApiDocument()));
  const { paths, components } = documentSchema.parse(json);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({ ...described, method: method.toUpperCase(), path })),
  );
  const resolve = (given: Schema): Schema => {
    if (given.$ref === undefined) return given;
    const found = components.schemas[given.$ref.split('/').at(-1) ?? ''];
    if (found === undefined) throw new Error(`The document refers to ${given.$ref}, which it does not have`);
    return found;
  };
  return { json: Object(json), operations, resolve };
}
