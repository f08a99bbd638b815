import type { Campaign } from './campaign.ts';

/** The district itself and those within it, at any depth. */
export function districtsUnder({ districts }: Pick<Campaign, 'districts'>, id: string): ReadonlySet<string> {
  const found = new Set([id]);
  let size = 0;
  while (size !== found.size) {
    size = found.size;
    for (const district of districts)
      if (district.within !== null && found.has(district.within)) found.add(district.id);
  }
  return found;
}
