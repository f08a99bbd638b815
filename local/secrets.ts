import { randomInt, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type JsonObject, objectAt, parseJson, textAt } from './json.ts';
import { writeKeptFile } from './kept-file.ts';
import type { Resource } from './template.ts';

const storedSecret = z.object({
  name: z.string(),
  arn: z.string(),
  /** Null once the secret has been destroyed: a restart must not make a new one in its place. */
  value: z.string().nullable(),
  version: z.string(),
  created: z.number(),
  deleted: z.number().nullable(),
});

export type Secret = z.infer<typeof storedSecret>;

const ALPHABETS = {
  ExcludeLowercase: 'abcdefghijklmnopqrstuvwxyz',
  ExcludeUppercase: 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
  ExcludeNumbers: '0123456789',
  ExcludePunctuation: '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
} as const;

const without = (alphabet: string, excluded: string): string =>
  alphabet
    .split('')
    .filter((character) => !excluded.includes(character))
    .join('');

const pick = (alphabet: string): string => alphabet[randomInt(alphabet.length)] ?? '';

/**
 * A random text after the rules of GenerateSecretString.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-secretsmanager-secret-generatesecretstring.html
 */
export const generateSecretString = (rules: JsonObject): string => {
  const excluded = textAt(rules, 'ExcludeCharacters') ?? '';
  const alphabets = Object.entries(ALPHABETS)
    .filter(([exclusion]) => textAt(rules, exclusion) !== 'true')
    .map(([, alphabet]) => without(alphabet, excluded))
    .concat(textAt(rules, 'IncludeSpace') === 'true' ? [' '] : [])
    .filter((alphabet) => alphabet !== '');
  const length = Number(textAt(rules, 'PasswordLength') ?? 32);
  const required = textAt(rules, 'RequireEachIncludedType') === 'false' ? [] : alphabets.map(pick);
  const characters = [
    ...required,
    ...Array.from({ length: Math.max(0, length - required.length) }, () => pick(alphabets.join(''))),
  ];
  for (let last = characters.length - 1; last > 0; last -= 1) {
    const other = randomInt(last + 1);
    [characters[last], characters[other]] = [characters[other] ?? '', characters[last] ?? ''];
  }
  const generated = characters.slice(0, length).join('');
  const key = textAt(rules, 'GenerateStringKey');
  if (key === undefined) return generated;
  const template = parseJson(textAt(rules, 'SecretStringTemplate') ?? '{}');
  return JSON.stringify({ ...objectAt({ template }, 'template'), [key]: generated });
};

/** The template's secrets, made once and kept in the data folder. */
export class Secrets {
  readonly #folder: string;
  readonly #secrets = new Map<string, Secret>();

  constructor(folder: string, resources: readonly Resource[]) {
    this.#folder = folder;
    for (const resource of resources) this.#open(resource);
  }

  /** By name, by ARN, or by ARN without its random end. */
  find(id: string): Secret | undefined {
    return [...this.#secrets.values()].find(
      (secret) => secret.name === id || secret.arn === id || (id.startsWith('arn:') && secret.arn.slice(0, -7) === id),
    );
  }

  /** @param destroy at once and for good, instead of after the recovery window */
  delete(secret: Secret, destroy: boolean): Secret {
    const deleted = { ...secret, deleted: Date.now(), value: destroy ? null : secret.value };
    this.#save(deleted);
    return deleted;
  }

  #open(resource: Resource): void {
    const file = this.#file(resource.name);
    if (existsSync(file)) {
      this.#secrets.set(resource.name, storedSecret.parse(JSON.parse(readFileSync(file, 'utf8'))));
      return;
    }
    const given = textAt(resource.properties, 'SecretString');
    this.#save({
      name: resource.name,
      arn: resource.ref,
      value: given ?? generateSecretString(objectAt(resource.properties, 'GenerateSecretString')),
      version: randomUUID(),
      created: Date.now(),
      deleted: null,
    });
  }

  #save(secret: Secret): void {
    writeKeptFile(this.#file(secret.name), JSON.stringify(secret));
    this.#secrets.set(secret.name, secret);
  }

  #file(name: string): string {
    return join(this.#folder, `${encodeURIComponent(name)}.json`);
  }
}
