import { parseObject, textAt } from './json.ts';
import type { Secrets } from './secrets.ts';
import { TemplateError } from './template.ts';

const REFERENCE = /\{\{resolve:([^}]*)\}\}/g;
/** An id may be an ARN, which has colons of its own. */
const SECRET = /^secretsmanager:(arn:(?:[^:]*:){5}[^:]+|[^:]+)(?::SecretString(?::([^:]*))?(?::[^:]*){0,2})?$/;

/**
 * Puts secrets in the place of `{{resolve:secretsmanager:…}}`, as CloudFormation does when it deploys.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
 * @returns a function that throws TemplateError for other kinds of references, and for a secret that is not there
 */
export const createDynamicReferences =
  (secrets: Secrets): ((text: string) => string) =>
  (text) =>
    text.replaceAll(REFERENCE, (whole, reference: string) => {
      const [, id, key] = SECRET.exec(reference) ?? [];
      if (id === undefined) throw new TemplateError(`${whole} is not run locally; secretsmanager references are.`);
      const value = secrets.find(id)?.value;
      if (value === undefined || value === null) throw new TemplateError(`${whole}: the template has no such secret.`);
      if (key === undefined || key === '') return value;
      const part = textAt(parseObject(value) ?? {}, key);
      if (part === undefined) throw new TemplateError(`${whole}: the secret has no key ${key}.`);
      return part;
    });
