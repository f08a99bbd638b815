import * as z from 'zod';

/** Thrown when an event pattern uses what is not understood; the message names the place and the remedy. */
export class PatternError extends Error {
  override readonly name = 'PatternError';
}

export type Matcher = (event: unknown) => boolean;

const object = z.record(z.string(), z.unknown());
const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const numericTest = z.enum(['<', '<=', '=', '>', '>=']);

/**
 * Compiles an EventBridge pattern: fields match by equality, `prefix`, `suffix`, `equals-ignore-case`, `anything-but`,
 * `numeric`, `exists`; `$or` takes alternatives. An array in the event matches if one of its elements does.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 * @throws {PatternError}
 */
export function compilePattern(pattern: unknown, path = ''): Matcher {
  const fields = object.safeParse(pattern);
  if (!fields.success) {
    throw new PatternError(
      `Not a pattern at ${path || 'its root'}: ${JSON.stringify(pattern)}. Write an object of fields.`,
    );
  }
  const matchers = Object.entries(fields.data).map(([name, rule]) => fieldMatcher(name, rule, `${path}/${name}`));
  return (event) => matchers.every((matches) => matches(event));
}

function fieldMatcher(name: string, rule: unknown, path: string): Matcher {
  if (name === '$or') {
    if (!Array.isArray(rule)) throw new PatternError(`$or at ${path} needs a list of patterns.`);
    const alternatives = rule.map((alternative: unknown, index) => compilePattern(alternative, `${path}/${index}`));
    return (event) => alternatives.some((matches) => matches(event));
  }
  if (Array.isArray(rule)) {
    const tests = rule.map((item: unknown, index) => valueTest(item, `${path}/${index}`));
    return (event) => {
      const value = fieldOf(event, name);
      const values: unknown[] = Array.isArray(value) ? value : [value];
      return tests.some((test) => values.some(test));
    };
  }
  const inner = compilePattern(rule, path);
  return (event) => inner(fieldOf(event, name));
}

function valueTest(item: unknown, path: string): Matcher {
  const wanted = scalar.safeParse(item);
  if (wanted.success) return (value) => value === wanted.data;
  const rule = object.safeParse(item);
  const entry = rule.success ? Object.entries(rule.data) : [];
  const [operator, operand] = entry[0] ?? [];
  if (operator === undefined || entry.length !== 1) {
    throw new PatternError(
      `Not a rule at ${path}: ${JSON.stringify(item)}. Write a value, or an object with one operator.`,
    );
  }
  return operatorTest(operator, operand, path);
}

function operatorTest(operator: string, operand: unknown, path: string): Matcher {
  switch (operator) {
    case 'exists': {
      const wanted = parse(z.boolean(), operand, path);
      return (value) => (value !== undefined) === wanted;
    }
    case 'prefix': {
      const prefix = parse(z.string(), operand, path);
      return (value) => typeof value === 'string' && value.startsWith(prefix);
    }
    case 'suffix': {
      const suffix = parse(z.string(), operand, path);
      return (value) => typeof value === 'string' && value.endsWith(suffix);
    }
    case 'equals-ignore-case': {
      const text = parse(z.string(), operand, path).toLowerCase();
      return (value) => typeof value === 'string' && value.toLowerCase() === text;
    }
    case 'numeric':
      return numericMatcher(operand, path);
    case 'anything-but': {
      const rules: unknown[] = Array.isArray(operand) ? operand : [operand];
      const tests = rules.map((rule) => valueTest(rule, path));
      return (value) => value !== undefined && !tests.some((test) => test(value));
    }
    default:
      throw new PatternError(
        `Unknown operator "${operator}" at ${path}. ` +
          'Known here: exists, prefix, suffix, equals-ignore-case, numeric, anything-but, $or.',
      );
  }
}

function numericMatcher(operand: unknown, path: string): Matcher {
  const parts = parse(
    z
      .array(z.union([z.string(), z.number()]))
      .min(2)
      .max(4),
    operand,
    path,
  );
  if (parts.length % 2 !== 0) throw new PatternError(`numeric at ${path} needs pairs such as [">", 0, "<=", 5].`);
  const tests: ((value: number) => boolean)[] = [];
  for (let index = 0; index < parts.length; index += 2) {
    const test = parse(numericTest, parts[index], path);
    const bound = parse(z.number(), parts[index + 1], path);
    tests.push((value) => compare(test, value, bound));
  }
  return (value) => typeof value === 'number' && tests.every((test) => test(value));
}

function compare(test: z.infer<typeof numericTest>, value: number, bound: number): boolean {
  switch (test) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '=':
      return value === bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
  }
}

function parse<T>(schema: z.ZodType<T>, value: unknown, path: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new PatternError(`Not a valid operand at ${path}: ${JSON.stringify(value)}. ${z.prettifyError(result.error)}`);
}

function fieldOf(event: unknown, name: string): unknown {
  const fields = object.safeParse(event);
  return fields.success ? fields.data[name] : undefined;
}
