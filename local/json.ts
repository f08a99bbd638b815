/** A value that JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** @throws SyntaxError when the text is not JSON */
export const parseJson = (text: string): Json => {
  const value: Json = JSON.parse(text);
  return value;
};

/** The parsed object, or null when the text is not JSON or not an object. */
export const parseObject = (text: string): JsonObject | null => {
  try {
    const value = parseJson(text);
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

export const objectAt = (value: Json | undefined, key: string): JsonObject => {
  const found = isObject(value) ? value[key] : undefined;
  return isObject(found) ? found : {};
};

export const listAt = (value: Json | undefined, key: string): readonly Json[] => {
  const found = isObject(value) ? value[key] : undefined;
  return isList(found) ? found : [];
};

/** The text there; numbers and booleans as text (templates write both), anything else undefined. */
export const textAt = (value: Json | undefined, key: string): string | undefined => {
  const found = isObject(value) ? value[key] : undefined;
  if (typeof found === 'string') return found;
  return typeof found === 'number' || typeof found === 'boolean' ? String(found) : undefined;
};

/** The number there; numeric text counts (CloudFormation accepts both). */
export const numberAt = (value: Json | undefined, key: string): number | undefined => {
  const text = textAt(value, key);
  return text === undefined || text === '' || Number.isNaN(Number(text)) ? undefined : Number(text);
};

export const textsAt = (value: Json | undefined, key: string): readonly string[] =>
  listAt(value, key).filter((entry) => typeof entry === 'string');

/** One or many, as IAM writes them. */
export const oneOrMany = (value: Json | undefined): readonly Json[] =>
  value === undefined ? [] : isList(value) ? value : [value];

/** Text as it is, anything else as JSON. */
export const display = (value: Json | undefined): string =>
  typeof value === 'string' ? value : JSON.stringify(value ?? null);
