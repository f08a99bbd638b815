import type { Campaign, Instant } from '../campaign.ts';
import type { ArchiveFile } from './files.ts';

/** What the descriptions of a version are made of. */
export interface Described {
  readonly campaign: Campaign;
  readonly version: number;
  readonly madeAt: Instant;
  /** All that there is but the descriptions themselves. */
  readonly files: readonly ArchiveFile[];
}

/** In the campaign's first language. */
export function mainText({ languages }: Campaign, text: Campaign['name']): string {
  return languages.flatMap((language) => text[language] ?? [])[0] ?? '';
}

export function publisherOf(campaign: Campaign): string {
  return campaign.openData.publisher ?? mainText(campaign, campaign.name);
}
