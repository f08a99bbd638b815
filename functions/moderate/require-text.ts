import { type Campaign, LANGUAGES, type Translated } from '../core/campaign.ts';
import { Problem } from '../http/problem.ts';

/** Throws `missing-field` without a text in the campaign's first language, `invalid-value` for a language it has not. */
export function requireText({ languages }: Pick<Campaign, 'languages'>, text: Translated): void {
  const [main = 'fr'] = languages;
  const foreign = LANGUAGES.find((language) => text[language] !== undefined && !languages.includes(language));
  if (foreign !== undefined) {
    const detail = `this campaign is in ${languages.join(', ')}; leave "${foreign}" out`;
    throw new Problem('invalid-value', `body/text/${foreign}: ${detail}`, {
      errors: [{ pointer: `/text/${foreign}`, code: 'invalid-value', detail }],
    });
  }
  if (text[main] === undefined) {
    const detail = `write the text in "${main}", the campaign's first language; others can follow`;
    throw new Problem('missing-field', `body/text/${main}: ${detail}`, {
      errors: [{ pointer: `/text/${main}`, code: 'missing-field', detail }],
    });
  }
}
