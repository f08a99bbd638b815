import type { Logger } from '@aws-lambda-powertools/logger';
import type { Campaign, Instant } from '../core/campaign.ts';
import { dayAt, latenessAt } from '../core/promises.ts';
import type { Projects } from '../stores/projects.ts';
import type { PromiseClock } from '../stores/promise-clock.ts';

export interface NotePromisesParts {
  readonly projects: Pick<Projects, 'all'>;
  readonly clock: PromiseClock;
  readonly logger: Logger;
}

/**
 * Notes each date that has passed unkept, once. Whether a promise is late is the clock's own matter and is shown
 * without this; the note is what feeds and a project's history tell of. Dates pass at midnight: the projects are read
 * only once a day and after each change, so a sweep costs one read of one item.
 */
export function notePromises({ projects, clock, logger }: NotePromisesParts) {
  return async (campaign: Pick<Campaign, 'id' | 'timeZone'>, at: Instant): Promise<void> => {
    const { id, timeZone } = campaign;
    const { version, lookedVersion, lookedAt } = await clock.read(id);
    if (version === lookedVersion && dayAt(lookedAt, timeZone) >= dayAt(at, timeZone)) return;
    for (const project of (await projects.all(id)).projects) {
      for (const lateness of latenessAt(project, timeZone, at)) {
        const first = await clock.noteLateness(id, project.id, lateness, at);
        if (first) logger.info('promise-late', { campaign: id, project: project.id, ...lateness });
      }
    }
    await clock.looked(id, version, at);
  };
}
