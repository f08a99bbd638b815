import { display, isList, isObject, type Json, type JsonObject } from '../json.ts';

/** Thrown when a template says something that CloudFormation, or this interpreter of it, does not understand. */
export class TemplateError extends Error {
  override readonly name = 'TemplateError';
}

/** What the intrinsics of one stack refer to. */
export interface Scope {
  /** Parameter, pseudo parameter or resource; undefined when there is none of that name. */
  readonly ref: (id: string) => Json | undefined;
  readonly attribute: (logicalId: string, attribute: string) => Json | undefined;
  readonly condition: (name: string) => boolean | undefined;
  readonly importValue: (name: string) => Json | undefined;
  readonly mapping: (map: string, first: string, second: string) => Json | undefined;
}

/** `Ref: AWS::NoValue`: the property that holds it goes away. */
const NO_VALUE = Symbol('AWS::NoValue');
type Resolved = Json | typeof NO_VALUE;

/**
 * Replaces every intrinsic function in a value.
 * @param where the logical id (or condition, or output) that errors name
 * @throws TemplateError for a function that is not known or a reference to nothing
 */
export const resolve = (root: Json, scope: Scope, where: string): Json => {
  const fail = (message: string): never => {
    throw new TemplateError(`${where}: ${message}`);
  };
  const found = (result: Json | undefined, message: string): Json => (result === undefined ? fail(message) : result);

  const value = (input: Json): Json => {
    const result = walk(input);
    return result === NO_VALUE ? null : result;
  };
  const text = (input: Json): string => {
    const result = value(input);
    if (typeof result === 'string') return result;
    if (typeof result === 'number' || typeof result === 'boolean') return String(result);
    return fail(`expected text, got ${JSON.stringify(result)} from ${JSON.stringify(input)}`);
  };
  const list = (input: Json): readonly Json[] => {
    const result = value(input);
    return isList(result) ? result : fail(`expected a list, got ${JSON.stringify(result)}`);
  };
  const args = (input: Json, count: number, name: string): readonly [Json, Json, Json] => {
    if (!isList(input) || input.length !== count)
      return fail(`${name} takes ${count} arguments: ${JSON.stringify(input)}`);
    return [input[0] ?? null, input[1] ?? null, input[2] ?? null];
  };
  const attribute = (id: string, name: string): Json =>
    found(scope.attribute(id, name), `Fn::GetAtt names ${id}.${name}, which is not known locally.`);
  const ref = (id: string): Resolved => {
    if (id === 'AWS::NoValue') return NO_VALUE;
    return found(scope.ref(id), `Ref names ${id}, which is neither a resource nor a parameter with a value.`);
  };

  const substitute = (input: Json): string => {
    const template = isList(input) ? input[0] : input;
    const variables = isList(input) ? input[1] : undefined;
    if (typeof template !== 'string') return fail(`Fn::Sub takes text, not ${JSON.stringify(template)}`);
    return template.replaceAll(/\$\{(!?)([^}]+)\}/g, (_, literal: string, name: string) => {
      if (literal !== '') return `\${${name}}`;
      const own = isObject(variables) ? variables[name.trim()] : undefined;
      if (own !== undefined) return text(own);
      const [id, ...rest] = name.trim().split('.');
      return text(rest.length > 0 ? { 'Fn::GetAtt': [id ?? '', rest.join('.')] } : { Ref: name.trim() });
    });
  };

  const condition = (input: Json): boolean => {
    if (isObject(input)) {
      const [[name, body] = ['', null]] = Object.entries(input);
      if (name === 'Condition') return found(scope.condition(display(body)), `no condition ${display(body)}`) === true;
      const parts = isList(body) ? body : [];
      if (name === 'Fn::Equals') return text(parts[0] ?? '') === text(parts[1] ?? '');
      if (name === 'Fn::Not') return !condition(parts[0] ?? null);
      if (name === 'Fn::And') return parts.every(condition);
      if (name === 'Fn::Or') return parts.some(condition);
    }
    return fail(`not a condition: ${JSON.stringify(input)}`);
  };

  const intrinsic = (name: string, body: Json): Resolved => {
    switch (name) {
      case 'Ref':
        return ref(display(body));
      case 'Condition':
      case 'Fn::Equals':
      case 'Fn::Not':
      case 'Fn::And':
      case 'Fn::Or':
        return condition({ [name]: body });
      case 'Fn::GetAtt': {
        const [id, ...rest] = typeof body === 'string' ? body.split('.') : isList(body) ? body : [];
        return attribute(display(id), rest.map(text).join('.'));
      }
      case 'Fn::Join': {
        const [separator, parts] = args(body, 2, name);
        return list(parts).map(text).join(text(separator));
      }
      case 'Fn::Sub':
        return substitute(body);
      case 'Fn::Select': {
        const [index, values] = args(body, 2, name);
        return found(list(values)[Number(text(index))], `Fn::Select finds nothing at ${JSON.stringify(index)}`);
      }
      case 'Fn::Split': {
        const [separator, source] = args(body, 2, name);
        return text(source).split(text(separator));
      }
      case 'Fn::ImportValue': {
        const exported = text(body);
        return found(scope.importValue(exported), `no stack of this assembly exports ${exported}`);
      }
      case 'Fn::If': {
        const [test, yes, no] = args(body, 3, name);
        return walk(condition({ Condition: test }) ? yes : no);
      }
      case 'Fn::FindInMap': {
        const [map, first, second] = args(body, 3, name);
        const key = [text(map), text(first), text(second)] as const;
        return found(scope.mapping(...key), `Fn::FindInMap finds nothing at ${key.join('.')}`);
      }
      case 'Fn::Base64':
        return Buffer.from(text(body)).toString('base64');
      default:
        return fail(`the intrinsic function ${name} is not run locally.`);
    }
  };

  const walk = (input: Json): Resolved => {
    if (isList(input)) return input.map(walk).filter((entry) => entry !== NO_VALUE);
    if (!isObject(input)) return input;
    const entries = Object.entries(input);
    const [only] = entries;
    // `Condition` is also a key of IAM statements and of resources, so it is a function only where a condition is due.
    if (entries.length === 1 && only && (only[0] === 'Ref' || only[0].startsWith('Fn::')))
      return intrinsic(only[0], only[1]);
    const result: Record<string, Json> = {};
    for (const [key, entry] of entries) {
      const resolved = walk(entry);
      if (resolved !== NO_VALUE) result[key] = resolved;
    }
    return result;
  };

  return value(root);
};

export const resolveObject = (value: JsonObject, scope: Scope, where: string): JsonObject => {
  const result = resolve(value, scope, where);
  return isObject(result) ? result : {};
};
