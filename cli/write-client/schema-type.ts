import { isObject, type JsonObject, listAt, objectAt, textAt } from './json.ts';

const PRIMITIVES = new Map([
  ['string', 'string'],
  ['integer', 'number'],
  ['number', 'number'],
  ['boolean', 'boolean'],
  ['null', 'null'],
]);
/** A name that TypeScript takes without quotation marks. */
const PLAIN = /^[a-z_$][\w$]*$/i;

export function keyOf(name: string): string {
  return PLAIN.test(name) ? name : JSON.stringify(name);
}

function unionOf(types: readonly string[]): string {
  const distinct = [...new Set(types)];
  return distinct.length === 1 ? distinct.join('') : `(${distinct.join(' | ')})`;
}

function recordOf(schema: JsonObject, values: JsonObject): string {
  const names = schema.propertyNames;
  const value = typeOf(values);
  if (!isObject(names) || names.enum === undefined) return `Record<string, ${value}>`;
  return `Partial<Record<${typeOf(names)}, ${value}>>`;
}

function objectOf(schema: JsonObject): string {
  const properties = isObject(schema.properties) ? Object.entries(schema.properties) : [];
  const { additionalProperties } = schema;
  if (properties.length === 0 && isObject(additionalProperties)) return recordOf(schema, additionalProperties);
  if (properties.length === 0) return 'Record<string, never>';
  const required = new Set(listAt(schema, 'required'));
  const lines = properties.map(([name, property]) => {
    if (!isObject(property)) throw new Error(`Property ${name} has no schema`);
    const description = textAt(property, 'description');
    const comment = description === null ? '' : `/** ${description.replaceAll('*/', '*\\/')} */\n`;
    return `${comment}${keyOf(name)}${required.has(name) ? '' : '?'}: ${typeOf(property)};`;
  });
  return `{\n${lines.join('\n')}\n}`;
}

function ofAlternatives(schema: JsonObject, key: 'oneOf' | 'anyOf'): string {
  return unionOf(listAt(schema, key).map((each) => (isObject(each) ? typeOf(each) : 'unknown')));
}

function tupleOf(schema: JsonObject): string {
  return `[${listAt(schema, 'prefixItems')
    .map((item) => (isObject(item) ? typeOf(item) : 'unknown'))
    .join(', ')}]`;
}

/**
 * A JSON Schema as a TypeScript type: what `functions/http` makes of its zod schemas, and no more.
 * @throws Error for a keyword that it does not know
 */
export function typeOf(schema: JsonObject): string {
  const reference = textAt(schema, '$ref');
  if (reference !== null) return `components['schemas']['${reference.split('/').at(-1)}']`;
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (Array.isArray(schema.enum)) return unionOf(schema.enum.map((value) => JSON.stringify(value)));
  if (schema.oneOf !== undefined) return ofAlternatives(schema, 'oneOf');
  if (schema.anyOf !== undefined) return ofAlternatives(schema, 'anyOf');
  if (Array.isArray(schema.type)) return unionOf(schema.type.map((type) => typeOf({ ...schema, type })));
  const type = textAt(schema, 'type');
  if (type === 'array' && schema.prefixItems !== undefined) return tupleOf(schema);
  if (type === 'array') return `${typeOf(objectAt(schema, 'items'))}[]`;
  if (type === 'object') return objectOf(schema);
  if (type === null && Object.keys(schema).every((key) => key === 'description' || key === 'example')) return 'unknown';
  const primitive = PRIMITIVES.get(type ?? '');
  if (primitive === undefined) throw new Error(`No type for ${JSON.stringify(schema).slice(0, 200)}`);
  return primitive;
}
