import type { PublishedVersion, PublishedVotes } from '../stores/published-votes.ts';
import { REQUESTS } from '../stores/requests.ts';

async function load(bucket: string): Promise<PublishedVotes> {
  const [{ S3Client }, { PublishedVotes }] = await Promise.all([
    import('@aws-sdk/client-s3'),
    import('../stores/published-votes.ts'),
  ]);
  return new PublishedVotes(new S3Client({ requestHandler: REQUESTS }), bucket);
}

/**
 * Gives the latest published version of a campaign's votes. What reads it is asked for after closing alone, so it is
 * loaded only then: no vote waits for it.
 */
export function publishedIn(bucket: string): (campaign: string) => Promise<PublishedVersion | null> {
  let votes: Promise<PublishedVotes> | null = null;
  return async (campaign) => {
    votes ??= load(bucket);
    return (await votes).latest(campaign);
  };
}
