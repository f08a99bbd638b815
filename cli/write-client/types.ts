import { isObject, type JsonObject, listAt, objectAt, textAt } from './json.ts';
import { keyOf, typeOf } from './schema-type.ts';

const HEAD = `// Written by \`npm run client\` from the OpenAPI document of functions/http. Do not edit.
`;
const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'] as const;
const PLACES = ['query', 'header', 'path', 'cookie'] as const;

function parametersOf(operation: JsonObject): string {
  const given = listAt(operation, 'parameters').filter(isObject);
  const places = PLACES.map((place) => {
    const here = given.filter((parameter) => parameter.in === place);
    if (here.length === 0) return `${place}?: never;`;
    const lines = here.map((parameter) => {
      const name = keyOf(textAt(parameter, 'name') ?? '');
      return `${name}${parameter.required === true ? '' : '?'}: ${typeOf(objectAt(parameter, 'schema'))};`;
    });
    const optional = here.every((parameter) => parameter.required !== true);
    return `${place}${optional ? '?' : ''}: {\n${lines.join('\n')}\n};`;
  });
  return `parameters: {\n${places.join('\n')}\n};`;
}

/** An answer may be without: 304 says that what the client has is still right. */
function contentOf(holder: JsonObject): string {
  if (holder.content === undefined) return 'content?: never;';
  const kinds = Object.entries(objectAt(holder, 'content')).map(([mediaType, content]) => {
    if (!isObject(content)) throw new Error(`No schema for ${mediaType}`);
    return `'${mediaType}': ${typeOf(objectAt(content, 'schema'))};`;
  });
  return `content: {\n${kinds.join('\n')}\n};`;
}

function operationType(operation: JsonObject): string {
  const body = operation.requestBody;
  const responses = Object.entries(objectAt(operation, 'responses')).map(([status, response]) => {
    if (!isObject(response)) throw new Error(`No response for ${status}`);
    return `${status}: {\nheaders: Record<string, unknown>;\n${contentOf(response)}\n};`;
  });
  const requestBody = isObject(body) ? `requestBody: {\n${contentOf(body)}\n};` : 'requestBody?: never;';
  return `{\n${parametersOf(operation)}\n${requestBody}\nresponses: {\n${responses.join('\n')}\n};\n}`;
}

function pathType(path: JsonObject): string {
  const methods = METHODS.map((method) => {
    const operation = path[method];
    return isObject(operation) ? `${method}: ${operationType(operation)};` : `${method}?: never;`;
  });
  return `{\n${methods.join('\n')}\n}`;
}

/** Two spaces for each open brace: what is written here has every brace at the end or the beginning of a line. */
function indented(text: string): string {
  let depth = 0;
  const lines = text.split('\n').map((line) => {
    if (line.startsWith('}')) depth--;
    const written = line === '' ? '' : `${'  '.repeat(depth)}${line}`;
    if (line.endsWith('{')) depth++;
    return written;
  });
  return lines.join('\n');
}

/**
 * An OpenAPI document as the types that `openapi-fetch` wants.
 * @throws Error for what it does not know
 */
export function typesOf(document: object): string {
  const whole: JsonObject = { ...document };
  const paths = Object.entries(objectAt(whole, 'paths')).map(([path, operations]) => {
    if (!isObject(operations)) throw new Error(`No operations at ${path}`);
    return `'${path}': ${pathType(operations)};`;
  });
  const schemas = Object.entries(objectAt(objectAt(whole, 'components'), 'schemas')).map(([name, schema]) => {
    if (!isObject(schema)) throw new Error(`No schema ${name}`);
    return `${keyOf(name)}: ${typeOf(schema)};`;
  });
  return indented(
    `${HEAD}
export interface paths {
${paths.join('\n')}
}

export interface components {
schemas: {
${schemas.join('\n')}
};
}
`,
  );
}
