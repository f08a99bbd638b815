import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { noBody, type Operation, operations } from './operations.ts';
import { PROBLEMS, type ProblemCode } from './problem.ts';
import { problem } from './schemas.ts';

const IDEMPOTENCY_KEY = z
  .string()
  .min(1)
  .max(128)
  .optional()
  .meta({ description: 'The same key gives the same proposal, however often it is sent within 24 hours' });
const IF_NONE_MATCH = z
  .string()
  .optional()
  .meta({ description: 'The `ETag` of the answer that one has: it is not sent again while it is the same' });

function problemResponses(operation: Operation) {
  const codes: ProblemCode[] = [...operation.problems, 'internal-error'];
  if (operation.scope !== null) codes.push('missing-token', 'invalid-token', 'insufficient-scope');
  const byStatus = Map.groupBy(codes, (code) => PROBLEMS[code].status);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      `${status}`,
      {
        description: [...new Set(group)].map((code) => `\`${code}\`: ${PROBLEMS[code].title}`).join('; '),
        content: { 'application/problem+json': { schema: problem } },
      },
    ]),
  );
}

function describe(operation: Operation & { id: string }): ZodOpenApiOperationObject {
  const { schema, status, mediaType = 'application/json' } = operation.success;
  const parameters = {
    ...(operation.params instanceof z.ZodObject ? { path: operation.params } : {}),
    ...(operation.query instanceof z.ZodObject ? { query: operation.query } : {}),
    ...(operation.idempotencyKey ? { header: z.object({ 'Idempotency-Key': IDEMPOTENCY_KEY }) } : {}),
    ...(operation.conditional ? { header: z.object({ 'If-None-Match': IF_NONE_MATCH }) } : {}),
  };
  return {
    operationId: operation.id,
    summary: operation.summary,
    requestParams: parameters,
    ...(operation.body === noBody
      ? {}
      : { requestBody: { required: true, content: { 'application/json': { schema: operation.body } } } }),
    ...(operation.scope === null ? {} : { security: [{ signedIn: [`participation/${operation.scope}`] }] }),
    responses: {
      [`${status}`]: {
        description: operation.summary,
        content: { [mediaType]: { schema } },
      },
      ...(operation.conditional && { '304': { description: 'It is as the entity tag in `If-None-Match` says' } }),
      ...problemResponses(operation),
    },
  };
}

/** The OpenAPI 3.1 document of the whole API, from the schemas that validate its requests. */
export function openApiDocument() {
  const paths: ZodOpenApiPathsObject = {};
  for (const operation of operations.filter(({ page }) => !page)) {
    paths[operation.path] = { ...paths[operation.path], [operation.method.toLowerCase()]: describe(operation) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: {
      title: 'Réinventons',
      version: '1',
      description: "A citizens' participation platform.",
      license: { name: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        signedIn: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: "An access token of the campaign's issuer",
        },
      },
    },
  });
}
