import fc from 'fast-check';
import type { ApiDocument, Schema } from './document.ts';
import { hostileName, hostileText, hostileValue } from './hostile.ts';

/** Values that the API knows, by the name of the field or parameter: ids cannot be guessed. */
export type Known = Readonly<Record<string, readonly string[]>>;

/** By code points, so that no letter is cut in half. */
const LETTERS = fc.constantFrom(...Array.from('abcdefgh ijklmnop qrstuvwxyz éàüßçñ øœ ÅÉ 日本 αβγ б 😀👍 .,!?-'));

/** Texts and numbers at the very limits that a schema states, one below and one above. */
function near(limits: readonly (number | undefined)[]): fc.Arbitrary<number> {
  const stated = limits.filter((limit) => limit !== undefined).flatMap((limit) => [limit - 1, limit, limit + 1]);
  return stated.length === 0 ? fc.nat(50) : fc.constantFrom(...stated);
}

export class Values {
  readonly #resolve: ApiDocument['resolve'];
  readonly #known: Known;

  constructor({ resolve }: Pick<ApiDocument, 'resolve'>, known: Known) {
    this.#resolve = resolve;
    this.#known = known;
  }

  /** Values of the schema; `name` is what the field is called. */
  valid(given: Schema, name: string): fc.Arbitrary<unknown> {
    const schema = this.#resolve(given);
    const known = this.#known[name];
    if (known !== undefined && known.length > 0 && schema.enum === undefined) {
      return fc.oneof({ weight: 19, arbitrary: fc.constantFrom<unknown>(...known) }, this.#ofType(schema, name));
    }
    return this.#ofType(schema, name);
  }

  #ofType(schema: Schema, name: string): fc.Arbitrary<unknown> {
    const { enum: options, anyOf, oneOf, minLength = 0, maxLength = 300 } = schema;
    if (options !== undefined) return fc.constantFrom(...options);
    const branches = anyOf ?? oneOf;
    if (branches !== undefined) return fc.oneof(...branches.map((branch) => this.valid(branch, name)));
    if (Array.isArray(schema.type)) {
      return fc.oneof(...schema.type.map((type) => this.#ofType({ ...schema, type }, name)));
    }
    switch (schema.type) {
      case 'string':
        return fc
          .array(LETTERS, { minLength: Math.max(minLength, 1), maxLength: Math.max(1, Math.floor(maxLength / 2)) })
          .map((letters) => letters.join(''));
      case 'integer':
      case 'number':
        return fc.integer({ min: Math.max(schema.minimum ?? 0, 0), max: Math.min(schema.maximum ?? 40, 40) });
      case 'null':
        return fc.constant(null);
      case 'boolean':
        return fc.boolean();
      case 'array':
        return schema.prefixItems === undefined
          ? fc.array(this.valid(schema.items ?? {}, name), { maxLength: 4 })
          : fc.tuple(...schema.prefixItems.map((item) => this.valid(item, name)));
      case 'object':
        return this.#objectOf(schema, (field, key) => this.valid(field, key));
      case undefined:
      default:
        return fc.jsonValue();
    }
  }

  /** Values that are nearly right: of the right kind, at or just beyond a limit. */
  nearly(given: Schema, name: string): fc.Arbitrary<unknown> {
    const schema = this.#resolve(given);
    switch (schema.type) {
      case 'string':
        return near([schema.minLength, schema.maxLength]).map((length) => 'n'.repeat(Math.max(0, length)));
      case 'integer':
      case 'number':
        return near([schema.minimum, schema.maximum]);
      case 'object':
        return this.#withUnknown(schema);
      case undefined:
      default:
        return this.valid(schema, name);
    }
  }

  /** Mostly valid, sometimes nearly, sometimes anything. */
  any(given: Schema, name: string): fc.Arbitrary<unknown> {
    const schema = this.#resolve(given);
    if (schema.type === 'object') {
      return fc.oneof(
        { weight: 16, arbitrary: this.valid(schema, name) },
        { weight: 8, arbitrary: this.#objectOf(schema, (field, key) => this.any(field, key)) },
        { weight: 2, arbitrary: this.#withUnknown(schema) },
        { weight: 2, arbitrary: hostileValue },
      );
    }
    const hostile = schema.type === 'string' ? fc.oneof(hostileText, hostileText, hostileValue) : hostileValue;
    return fc.oneof(
      { weight: 24, arbitrary: this.valid(schema, name) },
      { weight: 2, arbitrary: this.nearly(schema, name) },
      { weight: 2, arbitrary: hostile },
    );
  }

  #objectOf(schema: Schema, ofField: (field: Schema, name: string) => fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
    const fields = Object.entries(schema.properties ?? {}).map(
      ([name, field]) => [name, ofField(field, name)] as const,
    );
    const optional = fields.map(([name]) => name).filter((name) => !(schema.required ?? []).includes(name));
    return fc
      .tuple(fc.record(Object.fromEntries(fields)), fc.subarray(optional))
      .map(([whole, left]) => Object.fromEntries(Object.entries(whole).filter(([name]) => !left.includes(name))));
  }

  #withUnknown(schema: Schema): fc.Arbitrary<unknown> {
    const whole = this.#objectOf(schema, (field, name) => this.valid(field, name));
    // From entries, so that `__proto__` becomes a field as any other.
    return fc
      .tuple(whole, hostileName, hostileValue)
      .map(([fields, name, value]) => Object.fromEntries([...Object.entries(Object(fields)), [name, value]]));
  }
}
