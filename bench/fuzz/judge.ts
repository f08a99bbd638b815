import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import * as z from 'zod';
import type { ApiDocument, DescribedOperation } from './document.ts';
import type { FuzzRequest } from './requests.ts';
import type { FuzzAnswer } from './send.ts';

/** What API Gateway, not a function, answers: a message, or nothing where its parser gave up. */
const gatewayBody = z.strictObject({ message: z.string() });
const GATEWAY_STATUSES = new Set([401, 403, 404, 413, 431]);
/** HTTP itself was not understood: Node's parser, as CloudFront's would, answers without a body. */
const PARSER_STATUSES = new Set([400, 431]);
/** Below these the edge hands on to the API, byte by byte as they are; all else is for the site. */
const API_PATHS = /^\/(?:api|open-data)\/|^\/\.well-known\//;
/** Traces of our code in an answer. */
const INTERNALS = /\n\s*at \S|node_modules|\.m?[jt]s:\d+|native code|dynamodb|ValidationException/i;

const coded = z.looseObject({ code: z.string() });

interface Parsed {
  readonly text: string;
  readonly json: unknown;
}

/** A text of another media type, such as a feed, stands for itself. */
function parse(body: Buffer, contentType: string): Parsed | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body);
    if (/^application\/(?:atom\+xml|jsonl)|^text\//.test(contentType)) return { text, json: text };
    return { text, json: text === '' ? null : JSON.parse(text) };
  } catch (error) {
    if (error instanceof TypeError || error instanceof SyntaxError) return null;
    throw error;
  }
}

/** Says what is wrong with an answer, by the API's own description. */
export class Judge {
  readonly #operations: ReadonlyMap<string, DescribedOperation>;
  readonly #ajv: Ajv2020;
  readonly #validators = new Map<string, ValidateFunction>();

  constructor({ json, operations }: ApiDocument) {
    this.#operations = new Map(operations.map((operation) => [operation.operationId, operation]));
    this.#ajv = new Ajv2020({ strict: false, validateSchema: false, allErrors: true });
    formats.default(this.#ajv);
    this.#ajv.addSchema(json, 'api');
  }

  /** Null when nothing is. */
  complaint(request: FuzzRequest, answer: FuzzAnswer): string | null {
    const { status, headers, body } = answer;
    if (status >= 500) return `status ${status}: ${body.toString('utf8').slice(0, 300)}`;
    if (request.method === 'HEAD' || (PARSER_STATUSES.has(status) && body.length === 0)) return null;
    // A tampered path may lead to the site, which has pages and no methods but those to read them.
    if (!request.plain && !API_PATHS.test(request.target)) return null;
    const parsed = parse(body, String(headers['content-type']));
    if (parsed === null) return `not JSON in UTF-8: ${body.toString('latin1').slice(0, 300)}`;
    if (INTERNALS.test(parsed.text)) return `tells of its insides: ${parsed.text.slice(0, 300)}`;
    if (GATEWAY_STATUSES.has(status) && gatewayBody.safeParse(parsed.json).success) return null;
    if (status === 404 && !request.plain) return null;
    const operation = this.#operations.get(request.operationId);
    if (operation === undefined) return `there is no operation ${request.operationId}`;
    const complaint = this.#against(operation, status, String(headers['content-type']), parsed.json);
    if (complaint === null || request.plain) return complaint;
    // Another path or method may well be another operation: it has to be some operation's answer.
    const others = [...this.#operations.values()];
    return others.some((other) => this.#against(other, status, String(headers['content-type']), parsed.json) === null)
      ? null
      : complaint;
  }

  #against(operation: DescribedOperation, status: number, contentType: string, json: unknown): string | null {
    const described = operation.responses[`${status}`];
    if (described === undefined) return `status ${status} is not described: ${JSON.stringify(json).slice(0, 300)}`;
    if (Object.keys(described.content).length === 0) return null;
    if (!(contentType in described.content)) return `status ${status} as ${contentType}`;
    const validate = this.#validator(operation, status, contentType);
    if (!validate(json)) return `status ${status} does not fit: ${this.#ajv.errorsText(validate.errors).slice(0, 300)}`;
    const { data } = coded.safeParse(json);
    if (status >= 400 && data && !described.description.includes(`\`${data.code}\``)) {
      return `status ${status} with the code ${data.code}, which the operation does not name`;
    }
    return null;
  }

  #validator({ path, method }: DescribedOperation, status: number, contentType: string): ValidateFunction {
    const place = ['paths', path, method.toLowerCase(), 'responses', `${status}`, 'content', contentType, 'schema'];
    const pointer = place.map((step) => encodeURIComponent(step.replaceAll('~', '~0').replaceAll('/', '~1'))).join('/');
    const known = this.#validators.get(pointer) ?? this.#ajv.compile({ $ref: `api#/${pointer}` });
    this.#validators.set(pointer, known);
    return known;
  }
}
